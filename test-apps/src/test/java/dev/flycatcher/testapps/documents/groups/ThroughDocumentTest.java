package dev.flycatcher.testapps.documents.groups;

import static dev.flycatcher.testapps.documents.groups.Tables.GROUP;
import static dev.flycatcher.testapps.documents.groups.Tables.MEMBERSHIP;
import static dev.flycatcher.testapps.documents.groups.Tables.USER;

import dev.flycatcher.testapps.documents.Printed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second document: many to many through a model of one's own. */
class ThroughDocumentTest {
    @RegisterExtension
    final Printed out = new Printed();

    @BeforeEach
    void createData() {
        out.db.createTables(USER, GROUP, MEMBERSHIP);
        Group developers = out.db.create(GROUP, g -> g.name("developers"));
        Group writers = out.db.create(GROUP, g -> g.name("writers"));
        for (String name : List.of("john", "mary")) {
            User user = out.db.create(USER, u -> u.username(name));
            out.db.create(MEMBERSHIP, m -> m.user(user).group(developers));
        }
        User john = out.db.get(USER, USER.username.eq("john"));
        out.db.create(MEMBERSHIP, m -> m.user(john).group(writers));
        out.begin();
    }

    @Test
    @DisplayName("MM-01 MM-06 MM-07 all groups a user is a member of")
    void groupsOfAUser() {
        User user = out.db.from(USER).where(USER.username.eq("john")).get();
        for (Group group : user.groups()) {
            out.print(group.name());
        }
        out.expect(2, "developers", "writers");
    }

    @Test
    @DisplayName("C2 C3 MM-07 all users in a group, by the name the declaring entity gives")
    void usersOfAGroup() {
        Group group = out.db.from(GROUP).where(GROUP.name.eq("developers")).get();
        for (User member : group.users()) {
            out.print(member.username());
        }
        out.expect(2, "john", "mary");
    }
}
