package dev.paydown.local.faults;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.local.http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who read their mails: they open links, old ones too, and answer, some twice. */
final class Readers {
  private static final Pattern LINK = Pattern.compile("/decide/([A-Za-z0-9_-]+)");
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");
  private static final Pattern TAKEN =
      Pattern.compile("<h1[^>]*>(Already|Confirmed|Declined|Snoozed until|Passed on to)");
  private static final int LATELY = 8;

  private final Ground ground;
  private final RandomGenerator random;
  private final List<Answered> answered = new ArrayList<>();

  /**
   * An answer that was taken.
   *
   * @param version of the proposal that the link was for
   */
  record Answered(String proposal, int version) {}

  Readers(Ground ground, RandomGenerator random) {
    this.ground = ground;
    this.random = random;
  }

  /** Answers of which people were told that they are taken. */
  List<Answered> answered() {
    return answered;
  }

  /** Somebody opens a link of a mail of late, and may answer. */
  void read() {
    List<String> links = links();
    if (links.isEmpty()) {
      return;
    }
    int oldest = Math.max(0, links.size() - LATELY);
    String link = links.get(oldest + random.nextInt(links.size() - oldest));
    if (random.nextInt(3) == 0) {
      Optional<Answer> _ = ground.request("GET", link, Map.of(), new byte[0]);
    }
    Deployment clear = ground.clear();
    Optional<MagicLink> held = clear.links().find(Hashes.sha256(link.substring(8)));
    Optional<Proposal> proposal =
        held.flatMap(it -> clear.links().proposal(it.workspace(), it.proposal()))
            .map(row -> row.proposal());
    if (proposal.isPresent()) {
      answer(link, held.orElseThrow(), proposal.get());
    }
  }

  private List<String> links() {
    List<String> links = new ArrayList<>();
    for (MailMessage mail : ground.wires.mails()) {
      Matcher matcher = LINK.matcher(mail.text());
      while (matcher.find()) {
        links.add("/decide/" + matcher.group(1));
      }
    }
    return links;
  }

  private void answer(String link, MagicLink held, Proposal proposal) {
    String form = form(proposal);
    int times = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < times; i++) {
      Optional<Answer> answer = post(link, form);
      if (answer.filter(each -> Company.utf8(each).contains("one-time-code")).isPresent()) {
        answer = withCode(link, form, proposal);
      }
      if (answer.filter(each -> each.status() == 200).isPresent()
          && isTaken(Company.utf8(answer.get()))) {
        answered.add(new Answered(held.proposal(), held.version()));
      }
    }
  }

  /** The page of an answer that was taken just now, or before. */
  private static boolean isTaken(String page) {
    return TAKEN.matcher(page).find();
  }

  private Optional<Answer> withCode(String link, String form, Proposal proposal) {
    String code = "00000000";
    for (MailMessage mail : ground.wires.mails().reversed()) {
      Matcher matcher = CODE.matcher(mail.text());
      if (mail.to().equals(proposal.recipient()) && matcher.find()) {
        code = matcher.group(1);
        break;
      }
    }
    return post(link, form + "&code=" + (random.nextInt(5) == 0 ? "00000000" : code));
  }

  private Optional<Answer> post(String link, String form) {
    return ground.request(
        "POST",
        link,
        Map.of("content-type", "application/x-www-form-urlencoded"),
        form.getBytes(StandardCharsets.UTF_8));
  }

  private String form(Proposal proposal) {
    return switch (random.nextInt(20)) {
      case 0, 1 -> "choice=decline&reason=not-now&comment=";
      case 2, 3 -> "choice=snooze&snooze=" + (random.nextBoolean() ? "next-day" : "3-days");
      case 4 ->
          "choice=reassign&reassign=" + Company.PEOPLE.get(random.nextInt(Company.PEOPLE.size()));
      case 5 -> "choice=fresh";
      case 6, 7 -> "choice=undo";
      default -> confirm(proposal);
    };
  }

  private String confirm(Proposal proposal) {
    StringBuilder form = new StringBuilder("choice=confirm");
    for (Move move : proposal.moves()) {
      if (move.state() == MoveState.PROPOSED
          && (random.nextInt(4) > 0 || proposal.moves().size() == 1)) {
        form.append("&move=").append(move.id());
        form.append("&to_").append(move.id()).append('=').append(encoded(value(move)));
      }
    }
    return form.toString();
  }

  /** What a person types where the move leaves it open. */
  private String value(Move move) {
    return switch (move.action()) {
      case SET_DATE ->
          LocalDate.ofInstant(ground.now(), ZoneOffset.UTC)
              .plusDays(2 + random.nextInt(8))
              .toString();
      case ASSIGN, REQUEST_REVIEW -> Company.PEOPLE.get(random.nextInt(Company.PEOPLE.size()));
      default -> "It goes on next week.";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
