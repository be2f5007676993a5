package dev.flycatcher.orm.model;

/** An {@link Egg} to be filled in. */
public interface EggDraft extends Egg {
    EggDraft id(long id);

    EggDraft chicken(Chicken chicken);
}
