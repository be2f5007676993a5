package dev.flycatcher.testapps.benchmarks.orm.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

@Entity(name = "Tweet")
@Table(name = "tweets")
@SuppressWarnings("NullAway.Init")
public class Tweet {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private User user;

    @Column(name = "user_id", insertable = false, updatable = false)
    private long userId;

    private String content;

    @Column(name = "created_at")
    private long createdAt;

    @OneToMany(mappedBy = "tweet")
    @Fetch(FetchMode.SUBSELECT)
    private List<Favorite> favorites = new ArrayList<>();

    protected Tweet() {}

    public Tweet(User user, String content, long createdAt) {
        this.user = user;
        this.content = content;
        this.createdAt = createdAt;
    }

    public long id() {
        return id;
    }

    public User user() {
        return user;
    }

    public long userId() {
        return userId;
    }

    public String content() {
        return content;
    }

    public long createdAt() {
        return createdAt;
    }

    public List<Favorite> favorites() {
        return favorites;
    }
}
