package io.github.camellinq.bucket;

/** Asks for the AWS SDK before a class that needs it is loaded. */
public final class AwsSdk {
    private static final String OPTIONAL = "which is optional. Add it to the application";

    private AwsSdk() {}

    /** @throws IllegalStateException when an application left it out, or has one that is too old, naming the dependency */
    public static void require() {
        require("software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk:s3", OPTIONAL);
        require(
                "software.amazon.awssdk.http.apache.ApacheHttpClient",
                "software.amazon.awssdk:apache-client",
                OPTIONAL);
        require(
                "software.amazon.awssdk.core.checksums.RequestChecksumCalculation",
                "software.amazon.awssdk:s3 2.30.0 or later",
                "and this one is older. Give the application a newer software.amazon.awssdk:bom");
    }

    private static void require(String type, String dependency, String what) {
        try {
            Class.forName(type, false, AwsSdk.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("linq-bucket-source needs " + dependency + ", " + what, e);
        }
    }
}
