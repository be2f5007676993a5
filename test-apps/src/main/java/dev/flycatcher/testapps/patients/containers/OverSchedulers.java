package dev.flycatcher.testapps.patients.containers;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What Quartz, Spring and the JDK run when its time has come. */
final class OverSchedulers {
    private OverSchedulers() {}

    static void call(Kennel kennel) throws Exception {
        quartz(kennel);
        spring(kennel);
        jdk(kennel);
    }

    private static void quartz(Kennel kennel) throws SchedulerException, InterruptedException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
        scheduler.scheduleJob(
                JobBuilder.newJob(Nightly.class)
                        .usingJobData(new JobDataMap(Map.of("kennel", kennel)))
                        .build(),
                TriggerBuilder.newTrigger().startNow().build());
        scheduler.start();
        kennel.awaited();
        scheduler.shutdown(true);
    }

    /** Quartz makes it. */
    public static final class Nightly implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Kennel kennel = (Kennel) context.getMergedJobDataMap().get("kennel");
            kennel.together("quartz");
        }
    }

    private static void spring(Kennel kennel) throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(Scheduling.class);
            context.registerBean(Hourly.class, () -> new Hourly(kennel));
            context.refresh();
            kennel.awaited();
        }
    }

    @EnableScheduling
    @Configuration(proxyBeanMethods = false)
    static class Scheduling {}

    /** Spring calls it. */
    record Hourly(Kennel kennel) {
        @Scheduled(initialDelay = 1, fixedDelay = 3_600_000)
        public void count() {
            kennel.together("spring");
        }
    }

    private static void jdk(Kennel kennel) throws InterruptedException {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
        executor.scheduleAtFixedRate(() -> kennel.together("jdk"), 1, 3_600_000, TimeUnit.MILLISECONDS);
        kennel.awaited();
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }
}
