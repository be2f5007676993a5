package dev.flycatcher.testapps.benchmarks.orm.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

@Entity(name = "User")
@Table(name = "users")
@SuppressWarnings("NullAway.Init")
public class User {
    @Id
    private long id;

    private String username;

    @OneToMany(mappedBy = "user")
    @Fetch(FetchMode.SUBSELECT)
    private List<Tweet> tweets = new ArrayList<>();

    protected User() {}

    /** A user known by key alone, to refer to. */
    public User(long id) {
        this.id = id;
    }

    public String username() {
        return username;
    }

    public List<Tweet> tweets() {
        return tweets;
    }
}
