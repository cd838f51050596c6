package tailsplit.service;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tailsplit.experiment.RunRequest;
import tailsplit.experiment.Settings;
import tailsplit.experiment.TrainingBackend;
import tailsplit.run.Standing;

/** This machine as a place where runs are trained. */
public record LocalBackend(TrainingService service) implements TrainingBackend {
    @Override
    public String label() {
        return "this machine";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    /** A run that lies in a folder of an older name goes on there. */
    @Override
    public CompletableFuture<Void> submit(String name, List<RunRequest> runs, int threads) {
        return all(runs, request -> {
            boolean isOwn = service.workspace().runFolder(request.configuration()).equals(service.folder(request.run()).path());
            int wanted = request.configuration().getInt(Settings.TRAINING_THREADS);
            return isOwn ? service.submit(request.configuration(), wanted == 0 ? threads : wanted) : service.resume(request.run());
        });
    }

    @Override
    public Optional<Standing> standing(String run, Standing folder) {
        return service.queue().find(run).map(queued -> queued.standing(folder));
    }

    /** Of a run that is not in the queue, the process that trains it is asked. */
    @Override
    public CompletableFuture<Void> stop(Collection<String> runs) {
        return all(runs, run -> service.queue().find(run).isPresent() ? service.stop(run)
                : CompletableFuture.runAsync(service.folder(run)::requestStop));
    }

    @Override
    public CompletableFuture<Void> resume(Collection<String> runs) {
        return all(runs, service::resume);
    }

    private static <T> CompletableFuture<Void> all(Collection<T> each, Function<T, CompletableFuture<?>> change) {
        return CompletableFuture.allOf(each.stream().map(change).toArray(CompletableFuture[]::new));
    }
}
