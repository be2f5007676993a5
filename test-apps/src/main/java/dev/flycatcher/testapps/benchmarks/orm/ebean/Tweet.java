package dev.flycatcher.testapps.benchmarks.orm.ebean;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "tweets")
@SuppressWarnings("NullAway.Init")
public class Tweet {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @ManyToOne
    @JoinColumn(name = "user_id")
    private User user;

    private String content;

    @Column(name = "created_at")
    private long createdAt;

    @OneToMany(mappedBy = "tweet")
    private List<Favorite> favorites;

    public Tweet() {}

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
