package tailsplit.experiment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import tailsplit.dataset.ImageSet;
import tailsplit.file.InvalidInputException;
import tailsplit.network.Networks;
import tailsplit.network.TwoConvolutions;

class NetworkInputTest {
    private static final ImageSet SMALL = new ImageSet(3, 5, 1, new byte[15], new int[1]);

    @Test
    void imagesThatANetworkCannotTakeAreRefusedInOneLine() {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> Prepared.requireTaken(TwoConvolutions.KIND, SMALL));
        assertEquals("network.name: found two-convolutions, but the data set has grey images of 5 x 3 pixels; "
                + "allowed with this network: grey or colour images from 4 x 4 pixels", refused.getMessage());
    }

    @Test
    void aResNetTakesAny() {
        Networks.ALL.forEach(network -> assertDoesNotThrow(() -> Prepared.requireTaken(network, SMALL)));
    }
}
