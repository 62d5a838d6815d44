package io.github.camellinq.bucket;

/** Checks for the AWS SDK before a class that needs it is loaded. */
public final class AwsSdk {
    private static final String OPTIONAL = "which is optional. Add it to the application";

    private AwsSdk() {}

    /**
     * @throws IllegalStateException when the application has no AWS SDK, or one that is too old; the message names the dependency
     */
    public static void require() {
        require("software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk:s3", OPTIONAL);
        require(
                "software.amazon.awssdk.http.apache.ApacheHttpClient",
                "software.amazon.awssdk:apache-client",
                OPTIONAL);
        require(
                "software.amazon.awssdk.core.checksums.RequestChecksumCalculation",
                "software.amazon.awssdk:s3 2.30.0 or later",
                "but the application has an older one. Use a newer software.amazon.awssdk:bom");
    }

    private static void require(String type, String dependency, String what) {
        try {
            Class.forName(type, false, AwsSdk.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("linq-bucket-source needs " + dependency + ", " + what, e);
        }
    }
}
