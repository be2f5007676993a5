package dev.flycatcher.orm.model;

/** A {@link Favorite} to be filled in. */
public interface FavoriteDraft extends Favorite {
    FavoriteDraft id(long id);

    FavoriteDraft user(User user);

    FavoriteDraft userId(long userId);

    FavoriteDraft tweet(Tweet tweet);

    FavoriteDraft tweetId(long tweetId);
}
