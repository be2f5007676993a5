package dev.flycatcher.testapps.benchmarks.orm.ebean;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "favorites")
@SuppressWarnings("NullAway.Init")
public class Favorite {
    @Id
    private long id;

    @Column(name = "user_id")
    private long userId;

    @ManyToOne
    @JoinColumn(name = "tweet_id")
    private Tweet tweet;

    public long id() {
        return id;
    }

    public long userId() {
        return userId;
    }

    public Tweet tweet() {
        return tweet;
    }
}
