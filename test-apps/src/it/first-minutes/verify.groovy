// Runs after the last of the builds.
import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('N+1 in OrdersTest.listsCustomers:')
assert log.contains('at     Orders.java:49, in the loop at Orders.java:40')
assert log.contains('report target/flycatcher/report.html')
assert new File(basedir, 'target/flycatcher/report.html').length() > 0

assert log.contains('check passes')
assert log.contains('check fails')
assert new File(basedir, 'target/jacoco.exec').length() > 0

// Two JVMs one after the other, told of the same folder: neither report is lost. Both doors: the agent's units are the
// tests, and in each report every call counts once.
def units = { File folder ->
    new JsonSlurper().parse(new File(folder, 'report.json')).units
            .findAll { it.kind == 'test' }.collectEntries { [it.name, it.executions] }
}
def agent = new File(basedir, 'target/flycatcher-agent')
def jvms = agent.listFiles().findAll { it.name ==~ /jvm-\d+/ }
assert jvms.size() == 1
def judged = ['OrdersTest.joinsCustomers': 1, 'OrdersTest.listsCustomers': 51]
assert units(new File(basedir, 'target/flycatcher')) == judged
assert units(agent) + units(jvms[0]) == judged + ['PlainJavaTest.joinsCustomers': 1]
