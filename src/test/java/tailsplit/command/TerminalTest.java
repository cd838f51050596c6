package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aNameCommandsNoTerminal() {
        assertEquals("a [31mred name 猫", Terminal.plain("a\u001b[31mred\r\nname\u009b\u202e猫"));
    }

    @Test
    void whatWasTypedIsRefusedInOneLine() {
        assertEquals("tailsplit: Unknown option: '--a b' (see 'tailsplit devices --help')\n", Commands.run("devices", "--a\nb").err());
        assertEquals("tailsplit: Invalid value for positional parameter at index 0 (RUN): a?b: no file can have this name "
                + "(Nul character not allowed) (see 'tailsplit show --help')\n",
                Commands.run("show", "a\0b").err());
    }
}
