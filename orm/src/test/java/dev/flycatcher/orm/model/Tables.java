package dev.flycatcher.orm.model;

/** The tables of this package, for static import. */
public final class Tables {
    public static final ActivityLogTable ACTIVITY_LOG = ActivityLogTable.ACTIVITY_LOG;
    public static final CategoryTable CATEGORY = CategoryTable.CATEGORY;
    public static final CityTable CITY = CityTable.CITY;
    public static final CountryTable COUNTRY = CountryTable.COUNTRY;
    public static final CourseTable COURSE = CourseTable.COURSE;
    public static final CourseStudentThroughTable COURSE_STUDENT_THROUGH =
            CourseStudentThroughTable.COURSE_STUDENT_THROUGH;
    public static final FavoriteTable FAVORITE = FavoriteTable.FAVORITE;
    public static final MemberTable MEMBER = MemberTable.MEMBER;
    public static final OrderLineTable ORDER_LINE = OrderLineTable.ORDER_LINE;
    public static final ProfileTable PROFILE = ProfileTable.PROFILE;
    public static final RelationshipTable RELATIONSHIP = RelationshipTable.RELATIONSHIP;
    public static final StudentTable STUDENT = StudentTable.STUDENT;
    public static final TweetTable TWEET = TweetTable.TWEET;
    public static final UserTable USER = UserTable.USER;
    public static final ArticleTable ARTICLE = ArticleTable.ARTICLE;
    public static final ArticleTagTable ARTICLE_TAG = ArticleTagTable.ARTICLE_TAG;
    public static final CommentTable COMMENT = CommentTable.COMMENT;
    public static final GadgetTable GADGET = GadgetTable.GADGET;
    public static final TagTable TAG = TagTable.TAG;
    public static final TeamTable TEAM = TeamTable.TEAM;
    public static final PlayerTable PLAYER = PlayerTable.PLAYER;
    public static final ChickenTable CHICKEN = ChickenTable.CHICKEN;
    public static final EggTable EGG = EggTable.EGG;

    private Tables() {}
}
