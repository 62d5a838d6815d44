package org.example;

import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sends each report to the accountant, after a look into the application's own database. */
@Component
public class Reports extends RouteBuilder {
    private final JdbcTemplate database;

    public Reports(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    @Override
    public void configure() {
        from("file:reports")
                .routeId("reports")
                .setHeader("CamelLinqText", () -> tables() + " table")
                .to("kamelet:linq-upload-action")
                .to("kamelet:linq-message-sink?to=accountant");
    }

    private int tables() {
        return database.queryForObject(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'PUBLIC'", Integer.class);
    }
}
