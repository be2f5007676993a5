package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Child;
import dev.flycatcher.analyzer.detect.Evidence;
import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Flow;
import dev.flycatcher.analyzer.detect.NotJudged;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.detect.Severity;
import dev.flycatcher.analyzer.rewrite.Cure;
import dev.flycatcher.analyzer.rewrite.Verification;
import dev.flycatcher.analyzer.trace.Binds;
import dev.flycatcher.analyzer.trace.Execution;
import dev.flycatcher.analyzer.trace.Frame;
import dev.flycatcher.analyzer.trace.Mark;
import dev.flycatcher.analyzer.trace.Result;
import dev.flycatcher.analyzer.trace.Shape;
import dev.flycatcher.analyzer.trace.Unit;
import dev.flycatcher.analyzer.trace.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reports as a real run would give them: users, tweets and favourites through JDBC, orders through Hibernate. */
public final class Samples {
    static final Shape TWEETS = select("select id, user_id, body, created_at from tweets order by created_at desc");
    static final Shape USER = select("select username, avatar_url from users where id = ?");
    static final Shape FAVOURITES = select("select f.user_id from favourites f where f.tweet_id = ?");
    static final Shape ORDERS = select(
            "select o1_0.id,o1_0.customer_id,o1_0.placed_at,o1_0.status,o1_0.total from orders o1_0 where o1_0.status=? and o1_0.placed_at>=? order by o1_0.placed_at");
    static final Shape CUSTOMER =
            select("select c1_0.id,c1_0.city,c1_0.email,c1_0.name,c1_0.segment from customers c1_0 where c1_0.id=?");
    static final Shape RATE = select("select rate from exchange_rates where currency = ? and valid_on = ?");
    static final Shape AUDIT = shape(Verb.INSERT, "insert into audit_log (order_id, what, at) values (?, ?, ?)");

    private static final Frame TIMELINE = new Frame("app.web.Timeline", "render", "Timeline.java", 31, 31);
    private static final Frame USER_NAME = new Frame("app.data.UserDao", "nameOf", "UserDao.java", 58, 0);
    private static final Frame LIKES = new Frame("app.data.TweetDao", "likedBy", "TweetDao.java", 77, 0);
    private static final Frame INVOICES =
            new Frame("shop.InvoiceService", "openInvoices", "InvoiceService.java", 42, 42);
    private static final Frame TO_VIEW = new Frame("shop.OrderView", "of", "OrderView.java", 19, 0);
    private static final Frame CONVERT = new Frame("shop.Money", "convert", "Money.java", 66, 0);

    private Samples() {}

    /** Five findings of different kinds over two units. */
    public static Report shop() {
        List<Report.Entry> entries = List.of(users(), favourites(), customers(), rates(), audit());
        return new Report(
                new Report.Summary(10_923, 14, 7, 0, 214_300_000L),
                entries,
                List.of(
                        new Report.UnitSummary(unit(1, "GET /timeline"), 10_001, 181_000_000L, timeline()),
                        new Report.UnitSummary(unit(2, "InvoiceJob.openInvoices"), 922, 33_300_000L, List.of())),
                List.of(
                        new Report.ShapeSummary(USER, 5_000, 5_000, 61_200_000L),
                        new Report.ShapeSummary(FAVOURITES, 5_000, 24_911, 98_400_000L),
                        new Report.ShapeSummary(CUSTOMER, 480, 480, 14_100_000L),
                        new Report.ShapeSummary(RATE, 312, 312, 9_900_000L),
                        new Report.ShapeSummary(AUDIT, 120, 0, 6_200_000L),
                        new Report.ShapeSummary(ORDERS, 10, 640, 2_900_000L),
                        new Report.ShapeSummary(TWEETS, 1, 5_000, 21_600_000L)),
                List.of(
                        new Report.InferredKey("tweets", "user_id", "users", "id", 5_000, true, true),
                        new Report.InferredKey("favourites", "tweet_id", "tweets", "id", 5_000, true, false),
                        new Report.InferredKey("orders", "customer_id", "customers", "id", 480, false, true)),
                List.of(new NotJudged("A36", "nothing was explained")));
    }

    /** Nothing found. */
    public static Report clean() {
        return new Report(
                new Report.Summary(12, 1, 1, 0, 900_000L),
                List.of(),
                List.of(new Report.UnitSummary(unit(1, "GET /timeline"), 12, 900_000L, List.of())),
                List.of(new Report.ShapeSummary(TWEETS, 12, 60, 900_000L)));
    }

    /** As many different findings as asked for. */
    public static Report many(int findings) {
        List<Report.Entry> entries = IntStream.range(0, findings)
                .mapToObj(i -> {
                    Shape parent =
                            select("select id, owner_id, title from table_" + i + " where tenant = ? order by id");
                    Shape child = select("select id, name, email, city from owner_" + i + " where id = ?");
                    Frame site = new Frame(
                            "app.module" + i % 90 + ".Service" + i, "load", "Service" + i + ".java", 20 + i % 400, 18);
                    return entry(
                            "A01",
                            Severity.values()[i % 3],
                            Evidence.E3,
                            "GET /page/" + i % 700,
                            new Parent(parent, "owner_id", 2, 1, findings - i),
                            new Child(child, 1, "id", findings - i, findings - i, findings - i, 1, 90_000L),
                            new Flow(findings - i, findings - i, 1.0, 1e-9),
                            site,
                            site,
                            new Cure(
                                    Cure.Kind.JOIN,
                                    "Join owner_" + i + " into the query that feeds the loop.",
                                    1,
                                    "select p.*, c.id, c.name, c.email, c.city from table_" + i + " p left join owner_"
                                            + i + " c on c.id = p.owner_id where p.tenant = ? order by p.id",
                                    null,
                                    null,
                                    null),
                            findings - i - 1,
                            List.of());
                })
                .toList();
        long sum = entries.stream()
                .mapToLong(e -> e.finding().child().executions())
                .sum();
        return new Report(new Report.Summary(sum, 700, 2L * findings, 3, 900_000_000L), entries, List.of(), List.of());
    }

    /** The shop's findings, and one unit of so many executions on four threads, in transactions of a hundred. */
    public static Report busy(int executions) {
        Report shop = shop();
        List<Execution> timeline = IntStream.range(0, executions)
                .mapToObj(i -> new Execution(
                        i,
                        i % 100 == 0 ? ORDERS : i % 3 == 0 ? RATE : CUSTOMER,
                        0,
                        1 + i % 4,
                        1 + i % 4,
                        i % 4 == 3 ? 0 : 1 + i % 4 + 4 * (i / 400),
                        i * 50_000L,
                        20_000L + i % 13 * 11_000L,
                        Binds.NONE,
                        List.of(),
                        -1,
                        null,
                        List.of()))
                .toList();
        Report.UnitSummary unit = new Report.UnitSummary(
                unit(9, "InvoiceJob.openInvoices"), executions, executions * 50_000L, timeline, marks(executions));
        return new Report(shop.summary(), shop.entries(), List.of(unit), shop.shapes(), shop.keys(), shop.notJudged());
    }

    /** Four connections held from the start; a commit after every hundred executions of the first three, the fifth a rollback. */
    private static List<Mark> marks(int executions) {
        List<Mark> marks = new ArrayList<>();
        for (int connection = 1; connection <= 4; connection++) {
            marks.add(new Mark(Mark.Kind.OPEN, 0, connection, 0, connection, 0, 900_000));
        }
        for (int block = 1; block <= executions / 400; block++) {
            for (int connection = 1; connection <= 3; connection++) {
                Mark.Kind kind = block % 5 == 0 ? Mark.Kind.ROLLBACK : Mark.Kind.COMMIT;
                int transaction = connection + 4 * (block - 1);
                long at = block * 400L * 50_000 - 30_000;
                marks.add(new Mark(kind, block * 400, connection, transaction, connection, at, 120_000));
            }
        }
        return marks;
    }

    /** One finding with the same hostile text in every field that an application can name. */
    public static Report hostile(String text) {
        Shape shape = select("select " + text + " from " + text + " where " + text + " = ?");
        Frame frame = new Frame(text, text, text, 7, 7);
        Report.Entry entry = new Report.Entry(
                new Finding(
                        "A01",
                        Severity.ERROR,
                        Evidence.E3,
                        text,
                        2,
                        new Parent(shape, text, 1, 1, 9),
                        new Child(shape, 1, text, 9, 9, 9, 1, 1_000_000L),
                        new Flow(9, 9, 1, 1e-6),
                        List.of(new Parent(shape, text, 2, 1, 9)),
                        frame,
                        frame,
                        List.of(frame)),
                new Cure(
                        Cure.Kind.JOIN,
                        text,
                        1,
                        text,
                        text,
                        text,
                        new Verification(Verification.State.NOT_RUN, 0, 0, 0, 0, 0, List.of(text), text)),
                Saved.of(8),
                List.of(new Report.Occurrence(text, 2, 9, 9)));
        return new Report(
                new Report.Summary(10, 1, 1, 0, 1_000_000L),
                List.of(entry),
                List.of(new Report.UnitSummary(unit(1, text), 10, 1_000_000L, List.of())),
                List.of(new Report.ShapeSummary(shape, 10, 90, 1_000_000L)),
                List.of(new Report.InferredKey(text, text, text, text, 9, null, null)),
                List.of());
    }

    private static Report.Entry users() {
        return entry(
                "A01",
                Severity.ERROR,
                Evidence.E5,
                "GET /timeline",
                new Parent(TWEETS, "user_id", 2, 1, 5_000),
                new Child(USER, 1, "id", 5_000, 500, 5_000, 1, 61_200_000L),
                new Flow(5_000, 5_000, 1.0, 1e-14),
                USER_NAME,
                TIMELINE,
                new Cure(
                        Cure.Kind.JOIN,
                        "Join users into the query that reads tweets, and read the name from the same row.",
                        0,
                        "select p.id, p.user_id, p.body, p.created_at, c.username, c.avatar_url from tweets p left join users c on c.id = p.user_id order by p.created_at desc",
                        null,
                        null,
                        new Verification(
                                Verification.State.EQUAL,
                                500,
                                500,
                                5_000,
                                61_200_000L,
                                4_100_000L,
                                List.of(),
                                "equal on 500 keys, 500 rows")),
                5_000,
                List.of(
                        new Report.Occurrence("GET /timeline", 1, 5_000, 5_000),
                        new Report.Occurrence("GET /timeline?page", 4, 50, 50),
                        new Report.Occurrence("FeedTest.rendersFeed", 1, 12, 12)));
    }

    private static Report.Entry favourites() {
        return entry(
                "A01",
                Severity.ERROR,
                Evidence.E4,
                "GET /timeline",
                new Parent(TWEETS, "id", 1, 1, 5_000),
                new Child(FAVOURITES, 1, "tweet_id", 5_000, 5_000, 24_911, 17, 98_400_000L),
                new Flow(5_000, 5_000, 0.998, 1e-14),
                LIKES,
                TIMELINE,
                new Cure(
                        Cure.Kind.PREFETCH,
                        "Fetch the favourites of all tweets at once, then hand them out by tweet_id.",
                        5,
                        "select f.user_id, f.tweet_id as flycatcher_key from favourites f where f.tweet_id in (?, ?, ?, ?, ?, ?, ?, ?)",
                        "List<Tweet> tweets = db.select(Tweet.class).orderBy(CREATED_AT.desc())\n        .with(Tweet_.favourites)   // one more query for all of them\n        .list();",
                        null,
                        new Verification(
                                Verification.State.NOT_RUN,
                                0,
                                0,
                                0,
                                0,
                                0,
                                List.of(),
                                "not verified: favourites was written after it was read")),
                4_995,
                List.of(
                        new Report.Occurrence("GET /timeline", 1, 5_000, 5_000),
                        new Report.Occurrence("GET /timeline?page", 4, 50, 50),
                        new Report.Occurrence("FeedTest.rendersFeed", 1, 12, 12)));
    }

    private static Report.Entry customers() {
        return entry(
                "A01",
                Severity.ERROR,
                Evidence.E3,
                "InvoiceJob.openInvoices",
                new Parent(ORDERS, "customer_id", 2, 10, 640),
                new Child(CUSTOMER, 1, "id", 480, 212, 480, 1, 14_100_000L),
                new Flow(480, 480, 0.94, 3.2e-7),
                TO_VIEW,
                INVOICES,
                new Cure(
                        Cure.Kind.JOIN,
                        "Fetch the customer with the order: the association is lazy and the loop touches every one.",
                        10,
                        "select p.*, c.id, c.city, c.email, c.name, c.segment from (select o1_0.id, o1_0.customer_id, o1_0.placed_at, o1_0.status, o1_0.total from orders o1_0 where o1_0.status = ? and o1_0.placed_at >= ?) p left join customers c on c.id = p.customer_id order by p.placed_at",
                        "@Query(\"\"\"\n    select o from Order o\n    join fetch o.customer\n    where o.status = :status and o.placedAt >= :since\n    order by o.placedAt\"\"\")",
                        null,
                        null),
                470,
                List.of(new Report.Occurrence("InvoiceJob.openInvoices", 10, 64, 48)));
    }

    private static Report.Entry rates() {
        return entry(
                "A09",
                Severity.WARNING,
                Evidence.E2,
                "InvoiceJob.openInvoices",
                null,
                new Child(RATE, 0, null, 312, 1, 312, 1, 9_900_000L),
                null,
                CONVERT,
                INVOICES,
                new Cure(
                        Cure.Kind.HOIST,
                        "Read the rate once before the loop: it is the same for every invoice.",
                        10,
                        null,
                        null,
                        "the statement is fine, it only runs too often",
                        null),
                302,
                List.of());
    }

    private static Report.Entry audit() {
        return entry(
                "A17",
                Severity.INFO,
                Evidence.E1,
                "InvoiceJob.openInvoices",
                null,
                new Child(AUDIT, 1, "order_id", 120, 120, 0, 0, 6_200_000L),
                null,
                new Frame("shop.Audit", "write", "Audit.java", 23, 0),
                null,
                new Cure(
                        Cure.Kind.BATCH,
                        "Add the rows to one batch and send it once.",
                        10,
                        null,
                        "for (Order order : orders) {\n    insert.setLong(1, order.id());\n    insert.addBatch();\n}\ninsert.executeBatch();",
                        null,
                        null),
                110,
                List.of());
    }

    private static Report.Entry entry(
            String rule,
            Severity severity,
            Evidence evidence,
            String unit,
            @org.jspecify.annotations.Nullable Parent parent,
            Child child,
            @org.jspecify.annotations.Nullable Flow flow,
            Frame site,
            @org.jspecify.annotations.Nullable Frame loop,
            Cure cure,
            long saved,
            List<Report.Occurrence> seen) {
        long units =
                Math.max(1, seen.stream().mapToLong(Report.Occurrence::units).sum());
        List<Frame> stack = loop == null ? List.of(site) : List.of(site, loop);
        return new Report.Entry(
                new Finding(rule, severity, evidence, unit, units, parent, child, flow, List.of(), site, loop, stack),
                cure,
                Saved.of(saved),
                seen);
    }

    private static List<Execution> timeline() {
        List<Execution> executions = new ArrayList<>();
        executions.add(execution(0, TWEETS, 0, 21_600_000L, 5_000));
        for (int i = 0; i < 400; i++) {
            long at = 22_000_000L + i * 390_000L;
            executions.add(execution(executions.size(), USER, at, 12_000L + i % 7 * 9_000L, 1));
            executions.add(execution(executions.size(), FAVOURITES, at + 130_000L, 19_000L + i % 11 * 12_000L, 5));
        }
        return executions;
    }

    private static Execution execution(int ordinal, Shape shape, long start, long elapsed, int rows) {
        Result result = new Result(Result.Kind.ROWS, rows, true, List.of(), 0, start + elapsed, start + elapsed);
        return new Execution(
                ordinal, shape, 0, 1, 1, 0, start, elapsed, Binds.NONE, List.of(result), -1, null, List.of());
    }

    static Unit unit(long id, String name) {
        return new Unit(id, Unit.Kind.REQUEST, name, 1_795_230_000_000L + id);
    }

    static Shape select(String sql) {
        return shape(Verb.SELECT, sql);
    }

    private static Shape shape(Verb verb, String sql) {
        return new Shape(sql.hashCode() * 0x9E3779B97F4A7C15L, verb, sql);
    }
}
