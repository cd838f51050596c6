/** The Ablation screen: a grid of runs from the axes that are varied. */
@NullMarked
package tailsplit.workbench.ablation;

import org.jspecify.annotations.NullMarked;
