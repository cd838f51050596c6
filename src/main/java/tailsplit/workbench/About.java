package tailsplit.workbench;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import tailsplit.file.ProgramVersion;

/** Versions and licences. */
final class About {
    private static final String LICENCES = """
            Tailsplit is licensed under the Apache License 2.0. It is built with

            JavaFX - GPL 2 with the Classpath Exception
            ControlsFX - BSD 3-Clause
            AtlantaFX - MIT
            DJL (api, PyTorch engine and JNI) - Apache 2.0
            libtorch - BSD 3-Clause
            Apache Commons CSV, Commons Compress, Commons IO - Apache 2.0
            Jackson - Apache 2.0
            picocli - Apache 2.0
            EJML - Apache 2.0
            UMAP for Java (tagbio) - BSD 3-Clause; its packaging (external-umap-java) - MIT
            commonmark-java - BSD 2-Clause
            SLF4J - MIT
            Gson - Apache 2.0
            JNA - Apache 2.0 or LGPL 2.1

            Method: Yuan et al., "Alleviating Long-Tailed Image Classification via Dynamical Classwise Splitting",
            Mathematics 2023, 11, 2996.
            """;

    private About() {}

    static void show(Window owner) {
        TextArea licences = new TextArea(LICENCES);
        licences.setEditable(false);
        licences.setPrefRowCount(14);
        Alert about = new Alert(Alert.AlertType.INFORMATION, "", ButtonType.CLOSE);
        about.initOwner(owner);
        about.setTitle("About Tailsplit");
        about.setHeaderText("Tailsplit " + ProgramVersion.TEXT);
        about.setContentText("Java %s, JavaFX %s, %s".formatted(Runtime.version(), System.getProperty("javafx.runtime.version", "unknown"),
                System.getProperty("os.name")));
        about.getDialogPane().setExpandableContent(licences);
        about.getDialogPane().setExpanded(true);
        about.setResizable(true);
        about.show();
    }
}
