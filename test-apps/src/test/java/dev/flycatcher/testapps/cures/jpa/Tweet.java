package dev.flycatcher.testapps.cures.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What is written. */
@Entity
@Table(name = "tweets")
public class Tweet {
    @Id
    private Long id = 0L;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private User user = new User();

    private String content = "";

    protected Tweet() {}

    public Long id() {
        return id;
    }

    public User user() {
        return user;
    }

    public String content() {
        return content;
    }
}
