package dev.paydown.local.seen;

import dev.paydown.pages.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every kind of mail, shown as a client shows it that keeps inline styles and nothing else. */
@ExtendWith(Chromium.class)
final class MailsSeenTest {
  @TestFactory
  Stream<DynamicTest> every_mail_looks_right(Visitor visitor) {
    return Samples.mails().entrySet().stream()
        .map(
            mail ->
                DynamicTest.dynamicTest(
                    mail.getKey(),
                    () -> visitor.shows(mail.getValue().html()).looksRightAsMail(mail.getKey())));
  }
}
