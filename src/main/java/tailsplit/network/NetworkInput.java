package tailsplit.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The images that a network takes.
 *
 * @param channels  1 for grey ones, 3 for ones in colour, or both
 * @param leastSide pixels that height and width have at least
 */
public record NetworkInput(List<Integer> channels, int leastSide) {
    public static final NetworkInput ANY = new NetworkInput(List.of(1, 3), 1);

    public NetworkInput {
        channels = List.copyOf(channels);
    }

    /** Whether images of that shape are among them. */
    public boolean takes(int channels, int height, int width) {
        return this.channels.contains(channels) && Math.min(height, width) >= leastSide;
    }

    /** In words: grey or colour images from 8 x 8 pixels. */
    public String allowed() {
        return "%s images from %2$d x %2$d pixels".formatted(
                channels.stream().map(NetworkInput::colours).collect(Collectors.joining(" or ")), leastSide);
    }

    /** Images of that shape in words: grey images of 8 x 8 pixels. */
    public static String found(int channels, int height, int width) {
        return "%s images of %d x %d pixels".formatted(colours(channels), width, height);
    }

    private static String colours(int channels) {
        return channels == 1 ? "grey" : "colour";
    }
}
