package dev.flycatcher.testapps.benchmarks.orm.ebean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;

@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init")
public class User {
    @Id
    private long id;

    private String username;

    @OneToMany(mappedBy = "user")
    private List<Tweet> tweets;

    public String username() {
        return username;
    }

    public List<Tweet> tweets() {
        return tweets;
    }

    public long id() {
        return id;
    }
}
