package dev.flycatcher.orm.model;

import static dev.flycatcher.orm.model.Tables.ACTIVITY_LOG;
import static dev.flycatcher.orm.model.Tables.ARTICLE;
import static dev.flycatcher.orm.model.Tables.ARTICLE_TAG;
import static dev.flycatcher.orm.model.Tables.CATEGORY;
import static dev.flycatcher.orm.model.Tables.CITY;
import static dev.flycatcher.orm.model.Tables.COMMENT;
import static dev.flycatcher.orm.model.Tables.COUNTRY;
import static dev.flycatcher.orm.model.Tables.COURSE;
import static dev.flycatcher.orm.model.Tables.COURSE_STUDENT_THROUGH;
import static dev.flycatcher.orm.model.Tables.FAVORITE;
import static dev.flycatcher.orm.model.Tables.GADGET;
import static dev.flycatcher.orm.model.Tables.MEMBER;
import static dev.flycatcher.orm.model.Tables.ORDER_LINE;
import static dev.flycatcher.orm.model.Tables.PROFILE;
import static dev.flycatcher.orm.model.Tables.RELATIONSHIP;
import static dev.flycatcher.orm.model.Tables.STUDENT;
import static dev.flycatcher.orm.model.Tables.TAG;
import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static dev.flycatcher.orm.sql.Functions.count;

import dev.flycatcher.orm.Database;
import dev.flycatcher.orm.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A walk through all that generated code does. Run once against the tables written by hand and once against those the
 * processor writes; the two transcripts, statements and values, are to be the same.
 */
public final class Tour {
    private final List<String> transcript = new ArrayList<>();
    private final Database db = Database.open(
            "jdbc:sqlite::memory:", event -> transcript.add(event.command().sql()));

    private Tour() {}

    /** The transcript. */
    public static List<String> run() {
        Tour tour = new Tour();
        try {
            tour.tables();
            tour.tweets();
            tour.tree();
            tour.links();
            tour.articles();
            tour.keys();
            tour.gadgets();
            tour.deletes();
        } finally {
            tour.db.close();
        }
        return tour.transcript;
    }

    private void note(Object value) {
        transcript.add(String.valueOf(value));
    }

    private void tables() {
        db.createTables(
                ACTIVITY_LOG,
                ARTICLE,
                ARTICLE_TAG,
                CATEGORY,
                CITY,
                COMMENT,
                COUNTRY,
                COURSE,
                COURSE_STUDENT_THROUGH,
                FAVORITE,
                GADGET,
                MEMBER,
                ORDER_LINE,
                PROFILE,
                RELATIONSHIP,
                STUDENT,
                TAG,
                TWEET,
                USER);
    }

    private void tweets() {
        User huey = db.create(USER, u -> u.username("huey"));
        User mickey = db.create(USER, u -> u.username("mickey"));
        Tweet meow = db.create(TWEET, t -> t.user(huey).content("meow").timestamp(Instant.ofEpochSecond(1, 2345)));
        Tweet woof = db.create(TWEET, t -> t.userId(mickey.id()).content("woof").timestamp(Instant.EPOCH));
        note(db.create(TWEET, t -> t.user(huey).content("now")).timestamp().isAfter(Instant.EPOCH));
        db.create(FAVORITE, f -> f.user(mickey).tweet(meow));
        db.create(RELATIONSHIP, r -> r.fromUser(huey).toUser(mickey));
        for (Tweet each : db.from(TWEET).where(TWEET.content.ne("now"))) {
            note(each.user().username() + each.userId() + each.content() + each.timestamp());
        }
        for (Tweet each : db.from(TWEET).select(TWEET, USER).join(USER).where(TWEET.id.eq(woof.id()))) {
            note(each.user() + " " + TWEET.user.isLoaded(each));
        }
        for (User each : db.from(USER).with(USER.tweets.load().then(TWEET.favorites))) {
            note(each.tweets().size() + " " + each.favorites().count());
        }
        for (User each : db.from(USER).prefetch(TWEET, FAVORITE)) {
            each.tweets().forEach(tweet -> note(tweet.favorites().size()));
        }
        note(huey.tweets().containing("e").where(TWEET.id.gt(0L)).newest().list());
        note(db.from(TWEET)
                .with(TWEET.favorites)
                .join(USER)
                .top(2)
                .containing("o")
                .sql());
        var tweets = count(TWEET.id).as("tweets");
        note(db.from(USER).withTweetCount(tweets).orderBy(tweets.asc()).list());
        note(huey.following().get().toUser().username());
        note(mickey.followers().first());
        note(db.update(TWEET, woof, t -> t.content("WOOF").user(huey)));
        TWEET.draft(woof).timestamp(Instant.EPOCH);
        var latest = TWEET.as("latest");
        note(db.from(latest)
                .select(latest.content)
                .where(latest.user.refersTo(huey))
                .sql());
        note(meow.equals(db.get(TWEET, meow.id())));
    }

    private void tree() {
        Category root = db.create(CATEGORY, c -> c.name("root"));
        Category leaf = db.create(CATEGORY, c -> c.name("leaf").parent(root));
        note(root.parent() + " " + root.parentId() + " " + leaf.parentId());
        root.children().forEach(child -> note(child.parent()));
        note(db.update(CATEGORY, leaf, c -> c.parentId(null)).parent());
    }

    private void links() {
        Course art = db.create(COURSE, c -> c.title("art"));
        Student ann = db.create(STUDENT, s -> s.name("ann"));
        Student bob = db.create(STUDENT, s -> s.name("bob"));
        art.students().add(List.of(ann, bob));
        note(ann.courses().list() + " " + art.students().remove(bob));
        for (Course each : db.from(COURSE).with(COURSE.students)) {
            note(each.students().list());
        }
        for (Course each : db.from(COURSE).prefetch(COURSE_STUDENT_THROUGH, STUDENT)) {
            note(each.students().list());
        }
        note(db.from(COURSE_STUDENT_THROUGH).get().student().name());
    }

    private void articles() {
        User author = db.get(USER, USER.username.eq("huey"));
        Article article = db.create(ARTICLE, a -> a.title("one").author(author));
        Tag tag = db.create(TAG, t -> t.name("java"));
        article.tags().add(tag);
        db.create(COMMENT, c -> c.body("first").article(article).author(author));
        note(tag.articles().list() + " " + article.editor() + " " + article.editorId());
        note(author.authored().count() + " " + author.edited().count() + " "
                + article.comments().list());
        note(article.articleTags().get().tag().name());
    }

    private void keys() {
        db.create(ORDER_LINE, o -> o.orderNo(7).lineNo(2).product("tea").quantity(1));
        OrderLine line = db.get(ORDER_LINE, Key.of(7L, 2));
        note(db.update(ORDER_LINE, line, o -> o.quantity(5)));
        Country nz = db.create(COUNTRY, c -> c.code("NZ").name("New Zealand"));
        City city = db.create(CITY, c -> c.name("Napier").country(nz));
        note(city.countryCode() + nz.cities().list() + db.get(CITY, city.id()).country());
        Member member = db.create(MEMBER, m -> m.name("kim"));
        note(db.get(MEMBER, member.id()).profile());
        db.create(PROFILE, p -> p.member(member).bio("short"));
        note(db.get(MEMBER, member.id()).profile());
        note(db.from(MEMBER).with(MEMBER.profile).get().profile());
        db.create(
                ACTIVITY_LOG, l -> l.objectId(member.id()).activityType("join").description(""));
    }

    private void gadgets() {
        Instant seen = Instant.parse("2026-11-21T10:15:30.123456789Z");
        Gadget full = db.create(
                GADGET,
                g -> g.id(new UUID(1, 2))
                        .name("full")
                        .size(Size.LARGE)
                        .rank(Size.SMALL)
                        .price(new BigDecimal("12.50"))
                        .active(true)
                        .weight(0.5)
                        .stock(3)
                        .bought(LocalDate.EPOCH)
                        .opens(LocalTime.NOON)
                        .due(LocalDateTime.of(2026, 1, 2, 3, 4))
                        .seen(seen)
                        .data(new byte[] {1, 2})
                        .color(new Color(0xff8800))
                        .version(0));
        Gadget bare = db.create(
                GADGET,
                g -> g.id(new UUID(3, 4))
                        .name("bare")
                        .size(Size.SMALL)
                        .price(BigDecimal.ONE)
                        .active(false)
                        .weight(1));
        for (Gadget each : db.from(GADGET).orderBy(GADGET.name)) {
            note(each.id() + each.name() + each.size() + each.rank() + each.price() + each.active() + each.weight());
            note(each.stock() + " " + each.bought() + each.opens() + each.due() + each.seen() + each.color());
            note((each.data() == null ? 0 : each.data().length) + " " + each.version());
        }
        note(db.update(GADGET, full, g -> g.stock(null).color(new Color(1))).version());
        note(GADGET.draft(bare).seen(seen).seen());
    }

    private void deletes() {
        note(db.deleteRecursively(db.get(USER, USER.username.eq("huey"))));
        note(db.deleteRecursively(db.from(COURSE).get()));
    }
}
