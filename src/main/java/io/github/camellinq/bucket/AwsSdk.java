package io.github.camellinq.bucket;

/** Asks for the AWS SDK before a class that needs it is loaded. */
public final class AwsSdk {
    private AwsSdk() {}

    /** @throws IllegalStateException when an application left it out, naming the dependency */
    public static void require() {
        require("software.amazon.awssdk.services.s3.S3Client", "software.amazon.awssdk:s3");
        require("software.amazon.awssdk.http.apache.ApacheHttpClient", "software.amazon.awssdk:apache-client");
    }

    private static void require(String type, String dependency) {
        try {
            Class.forName(type, false, AwsSdk.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "linq-bucket-source needs " + dependency + ", which is optional. Add it to the application", e);
        }
    }
}
