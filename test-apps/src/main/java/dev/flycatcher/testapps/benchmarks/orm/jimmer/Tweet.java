package dev.flycatcher.testapps.benchmarks.orm.jimmer;

import java.util.List;
import org.babyfish.jimmer.sql.Column;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.GeneratedValue;
import org.babyfish.jimmer.sql.GenerationType;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.IdView;
import org.babyfish.jimmer.sql.JoinColumn;
import org.babyfish.jimmer.sql.ManyToOne;
import org.babyfish.jimmer.sql.OneToMany;
import org.babyfish.jimmer.sql.OrderedProp;
import org.babyfish.jimmer.sql.Table;

@Entity
@Table(name = "tweets")
public interface Tweet {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id();

    @ManyToOne
    @JoinColumn(name = "user_id")
    User user();

    @IdView
    long userId();

    String content();

    @Column(name = "created_at")
    long createdAt();

    @OneToMany(mappedBy = "tweet", orderedProps = @OrderedProp("id"))
    List<Favorite> favorites();
}
