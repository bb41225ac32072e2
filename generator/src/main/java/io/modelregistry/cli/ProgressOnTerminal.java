package io.modelregistry.cli;

import io.modelregistry.publish.Progress;
import io.modelregistry.publish.PublishPlan;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that shows how far publishing is. */
final class ProgressOnTerminal implements Progress {
  private final PrintStream out;
  private @Nullable ProgressBar bar;

  ProgressOnTerminal(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(long objects) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("publish")
            .setInitialMax(objects)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
  }

  @Override
  public void done(PublishPlan.Step step) {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
    }
  }
}
