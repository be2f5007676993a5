package dev.flycatcher.orm.model;

/** A {@link Chicken} to be filled in. */
public interface ChickenDraft extends Chicken {
    ChickenDraft id(long id);

    ChickenDraft egg(Egg egg);
}
