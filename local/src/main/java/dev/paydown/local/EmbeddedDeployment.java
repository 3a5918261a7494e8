package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Stores;
import dev.paydown.aws.dynamo.FileBodies;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.aws.secrets.KeyFile;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.aws.sweep.S3Manifests;
import dev.paydown.brain.wire.Manifests;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts a deployment on this machine together: the deployed stores, and this machine's wires. */
final class EmbeddedDeployment {
  private EmbeddedDeployment() {}

  /** The deployment over that world; its table is made if it is not there yet. */
  static Deployment assemble(World world) {
    // The practice tools are on this machine: a private address.
    return assemble(world, Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.privateToo())));
  }

  /** The same with those tools. */
  static Deployment assemble(World world, Map<String, Tool> tools) {
    Tables.create(world.client(), world.table());
    Sealer sealer =
        new Sealer(KeyFile.at(world.data().resolve("sealing-key"), world.random()), world.random());
    Stores stores =
        Stores.on(
            new Table(world.client(), world.table(), world.random()),
            sealer,
            new FileBodies(world.data().resolve("quarantine")),
            world.clock());
    return Deployments.with(
        stores,
        world.clock(),
        world.random(),
        world.publicUrl(),
        "",
        world.mail(),
        world.received(),
        world.bus(),
        world.queue(),
        manifests(world),
        tools);
  }

  /** No state machine runs here; what one would read lies in the run's folder. */
  private static Manifests manifests(World world) {
    FileBodies folder = new FileBodies(world.data().resolve("full-sweep"));
    return (name, workspaces) -> {
      String key = S3Manifests.key(name);
      folder.put(key, S3Manifests.json(workspaces).getBytes(StandardCharsets.UTF_8));
      return key;
    };
  }
}
