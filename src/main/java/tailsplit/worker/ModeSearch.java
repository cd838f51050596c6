package tailsplit.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.ComputeDevice;
import tailsplit.splitting.ClassChoice;
import tailsplit.splitting.ClassChoices;
import tailsplit.splitting.Modes;
import tailsplit.training.Devices;
import tailsplit.training.DivergedException;
import tailsplit.training.EpochReport;
import tailsplit.training.Pilot;
import tailsplit.training.Recipe;
import tailsplit.training.StoppedException;
import tailsplit.training.TrainingListener;

/** Finds the modes of every class of an experiment in what a pilot learns. */
final class ModeSearch {
    /** The share of the time that the pilot takes, roughly. */
    private static final double PILOT = 0.8;

    private ModeSearch() {}

    /**
     * @param minimumSize images of a subclass, at least
     * @param epochs      of the pilot
     * @param progress    hears the share that is done, from 0 to 1
     * @param stop        asked before each batch and each class
     * @throws InvalidInputException where the pilot cannot be trained
     */
    static ClassChoices choose(Prepared prepared, int minimumSize, int epochs, DoubleConsumer progress, BooleanSupplier stop)
            throws StoppedException {
        Configuration configuration = prepared.configuration();
        List<float[][]> features = features(prepared, epochs, progress, stop);
        Modes modes = new Modes(minimumSize, configuration.get(Settings.TRAINING_SEED));
        int[] counts = prepared.split().counts();
        double images = Arrays.stream(counts).sum();
        double done = 0;
        List<ClassChoice> choices = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            if (stop.getAsBoolean()) {
                throw new StoppedException();
            }
            choices.add(modes.choose(features.get(c), c));
            done += counts[c];
            progress.accept(PILOT + (1 - PILOT) * done / images);
        }
        return new ClassChoices(choices);
    }

    private static List<float[][]> features(Prepared prepared, int epochs, DoubleConsumer progress, BooleanSupplier stop)
            throws StoppedException {
        Configuration configuration = prepared.configuration();
        ComputeDevice device = Devices.resolve(configuration.get(Settings.TRAINING_DEVICE));
        Recipe recipe = Recipes.recipe(prepared, Recipes.precision(configuration, device, Optional.empty()));
        try {
            return Pilot.features(recipe, epochs, device, new TrainingListener() {
                @Override
                public void batchEnded(int epoch, int batch, int batches, int images, double loss) {
                    progress.accept(PILOT * (epoch - 1 + (double) batch / batches) / epochs);
                }

                @Override
                public void epochEnded(EpochReport report) {}

                @Override
                public boolean stopRequested() {
                    return stop.getAsBoolean();
                }
            });
        } catch (DivergedException e) {
            throw new InvalidInputException("the pilot cannot be trained: %s".formatted(e.getMessage()), e);
        }
    }
}
