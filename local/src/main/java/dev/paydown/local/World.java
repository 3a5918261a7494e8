package dev.paydown.local;

import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.Queue;
import dev.paydown.brain.wire.ReceivedMail;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a deployment on this machine is made of.
 *
 * @param data where what is no row is kept
 * @param table the table's name; it may not be there yet
 */
record World(
    Path data,
    DynamoDbClient client,
    String table,
    InstantSource clock,
    SecureRandom random,
    String publicUrl,
    Mail mail,
    ReceivedMail received,
    Bus bus,
    Queue queue) {}
