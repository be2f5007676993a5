package dev.flycatcher.orm.model;

/** A {@link Student} to be filled in. */
public interface StudentDraft extends Student {
    StudentDraft id(long id);

    StudentDraft name(String name);
}
