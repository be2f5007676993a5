package dev.flycatcher.testapps.benchmarks.orm.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity(name = "Favorite")
@Table(name = "favorites")
@SuppressWarnings("NullAway.Init")
public class Favorite {
    @Id
    private long id;

    @Column(name = "user_id")
    private long userId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "tweet_id")
    private Tweet tweet;

    protected Favorite() {}

    public long id() {
        return id;
    }
}
