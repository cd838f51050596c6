package tailsplit.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tailsplit.file.Folders;

/**
 * A real Slurm of two nodes on this machine, with its own ports and folders. Each node has a name and a table of
 * processes of its own, as another machine would: no node sees the processes of the other.
 */
@SuppressWarnings("try") // close waits for processes, and a test may be interrupted
final class Cluster implements AutoCloseable {
    static final List<String> NODES = List.of("node1", "node2");

    private static final List<String> PROGRAMS =
            List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "unshare");
    private static final int SECONDS = 60;

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();
    private final Map<String, Process> nodes = new LinkedHashMap<>();

    private Cluster(Path folder) {
        this.folder = folder;
    }

    /** Why there can be none, a sentence. */
    static Optional<String> missing() throws IOException, InterruptedException {
        List<String> absent = PROGRAMS.stream().filter(program -> path(program).isEmpty()).toList();
        if (!absent.isEmpty()) {
            return Optional.of("no real Slurm is tried: %s not installed (Debian: apt-get install slurm-wlm munge)"
                    .formatted(String.join(", ", absent)));
        }
        boolean namespaces = new ProcessBuilder("unshare", "--uts", "--pid", "--fork", "--mount-proc", "true").redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
        return namespaces ? Optional.empty() : Optional.of("no real Slurm is tried: only root may start it, with namespaces for its nodes");
    }

    private static Optional<Path> path(String program) {
        return Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").map(place -> Path.of(place, program))
                .filter(Files::isExecutable).findFirst();
    }

    static Cluster start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "slurm",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Cluster cluster = new Cluster(folder);
        try {
            cluster.configure();
            cluster.startDaemons();
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void configure() throws IOException {
        Files.write(folder.resolve("munge.key"), new byte[64]);
        Files.setPosixFilePermissions(folder.resolve("munge.key"), PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("spool"));
        Files.writeString(folder.resolve("slurm.conf"), """
                ClusterName=test
                SlurmctldHost=%1$s(127.0.0.1)
                SlurmctldPort=%2$d
                AuthType=auth/munge
                AuthInfo=socket=%5$s/munge.socket
                CredType=cred/munge
                SlurmUser=root
                SlurmdUser=root
                StateSaveLocation=%5$s/state
                SlurmdSpoolDir=%5$s/spool/%%n
                SlurmctldPidFile=%5$s/slurmctld.pid
                SlurmdPidFile=%5$s/%%n.pid
                ProctrackType=proctrack/linuxproc
                TaskPlugin=task/none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core
                SwitchType=switch/none
                MpiDefault=none
                ReturnToService=2
                AccountingStorageType=accounting_storage/none
                JobAcctGatherType=jobacct_gather/none
                SchedulerParameters=sched_interval=1,batch_sched_delay=0
                NodeName=node1 NodeAddr=127.0.0.1 NodeHostname=node1 Port=%3$d CPUs=1 RealMemory=1000
                NodeName=node2 NodeAddr=127.0.0.1 NodeHostname=node2 Port=%4$d CPUs=1 RealMemory=1000
                PartitionName=main Nodes=node1,node2 Default=YES MaxTime=INFINITE State=UP
                """.formatted(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(), port(), port(), port(), folder));
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void startDaemons() throws IOException, InterruptedException {
        daemons.add(daemon("munged", List.of(path("munged").orElseThrow().toString(), "--foreground",
                "--key-file=" + folder.resolve("munge.key"),
                "--socket=" + folder.resolve("munge.socket"), "--log-file=" + folder.resolve("munge.log"),
                "--pid-file=" + folder.resolve("munge.pid"), "--seed-file=" + folder.resolve("munge.seed"))));
        await("munged", () -> Files.exists(folder.resolve("munge.socket")));
        daemons.add(daemon("slurmctld", List.of(path("slurmctld").orElseThrow().toString(), "-D")));
        for (String node : NODES) {
            startNode(node);
        }
        await("the nodes", () -> ask("sinfo", "--noheader", "--Node", "--format=%T").lines().filter("idle"::equals)
                .count() == NODES.size());
    }

    void startNode(String node) throws IOException {
        nodes.put(node, daemon(node, List.of("unshare", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc",
                "sh", "-c", "hostname %s && exec %s -D".formatted(node, path("slurmd").orElseThrow()))));
    }

    /** The node goes down with all that runs on it, as in a power cut, and Slurm is told. */
    void crash(String node) throws Exception {
        nodes.remove(node).destroyForcibly().waitFor();
        ask("scontrol", "update", "nodename=" + node, "state=down", "reason=power");
    }

    /**
     * A task that was requeued starts soon: Slurm lets it wait two minutes. Not at once: a node refuses a task in the
     * second in which it was ended there.
     */
    void hurry(String task) throws Exception {
        ask("scontrol", "update", "jobid=" + task, "starttime=now+5");
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SLURM_CONF", folder.resolve("slurm.conf").toString());
        return environment;
    }

    /** What a command of Slurm prints. */
    String ask(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    /** The end of what the daemons had to say. */
    String log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("munged", "slurmctld", "node1", "node2")) {
            Path log = folder.resolve(name + ".out");
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            text.append(name).append(":\n").append(String.join("\n",
                    lines.subList(Math.max(0, lines.size() - 20), lines.size()))).append('\n');
        }
        return text.toString();
    }

    private Process daemon(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve(name + ".out").toFile()));
        builder.environment().putAll(environment());
        return builder.start();
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
        try {
            for (int tenths = 0; tenths < 10 * SECONDS; tenths++) {
                if (condition.holds()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("%s did not come up; %s".formatted(what, log()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<Process> all = new ArrayList<>(nodes.values());
        all.addAll(daemons);
        all.forEach(Process::destroyForcibly);
        for (Process process : all) {
            process.waitFor();
        }
        Folders.delete(folder);
    }
}
