package tailsplit.workbench.monitor;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** Chooses the epoch with a slider, or plays through all. */
final class EpochBar extends HBox {
    private static final Duration STEP = Duration.millis(250);

    private final Slider slider = new Slider();
    private final ToggleButton play = new ToggleButton("\u25B6");

    EpochBar(EpochPlayer player) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(play, slider);
        play.setTooltip(new Tooltip("Play through the epochs"));
        play.setAccessibleText("Play through the epochs");
        play.setMinWidth(USE_PREF_SIZE);
        slider.setAccessibleText("Epoch");
        slider.setBlockIncrement(1);
        slider.setMinWidth(60);
        slider.setId("projection-epoch");
        player.epochsProperty().subscribe(epochs -> {
            slider.setMax(Math.max(0, epochs.size() - 1));
            slider.setDisable(epochs.size() < 2);
            play.setDisable(epochs.size() < 2);
        });
        player.positionProperty().subscribe(position -> {
            if (Math.round(slider.getValue()) != position.intValue()) {
                slider.setValue(position.intValue());
            }
        });
        slider.valueProperty().subscribe(value -> player.positionProperty().set((int) Math.round(value.doubleValue())));
        Timeline playing = new Timeline(new KeyFrame(STEP, _ -> player.step()));
        playing.setCycleCount(Animation.INDEFINITE);
        play.selectedProperty().bindBidirectional(player.playingProperty());
        player.playingProperty().subscribe(plays -> {
            if (plays) {
                playing.play();
            } else {
                playing.stop();
            }
        });
    }
}
