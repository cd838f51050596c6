package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aNameCommandsNoTerminal() {
        assertEquals("a [31mred name 猫", Terminal.plain("a\u001b[31mred\r\nname\u009b\u202e猫"));
    }
}
