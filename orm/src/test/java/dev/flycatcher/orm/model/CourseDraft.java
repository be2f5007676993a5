package dev.flycatcher.orm.model;

/** A {@link Course} to be filled in. */
public interface CourseDraft extends Course {
    CourseDraft id(long id);

    CourseDraft title(String title);
}
