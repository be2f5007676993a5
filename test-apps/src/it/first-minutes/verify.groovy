// Runs after each of the two builds.
String log = new File(basedir, 'build.log').text
assert log.contains('N+1 in OrdersTest.listsCustomers:')
assert log.contains('at     Orders.java:49, in the loop at Orders.java:40')
assert log.contains('report target/flycatcher/report.html')
assert new File(basedir, 'target/flycatcher/report.html').length() > 0
