package dev.flycatcher.testapps.cures.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Who writes. */
@Entity
@Table(name = "users")
public class User {
    @Id
    private Long id = 0L;

    private String username = "";

    @OneToMany(mappedBy = "user")
    private List<Tweet> tweets = new ArrayList<>();

    protected User() {}

    public Long id() {
        return id;
    }

    public String username() {
        return username;
    }

    public List<Tweet> tweets() {
        return tweets;
    }
}
