package io.modelregistry.publish;

/** Told of what has been carried out, by many threads. */
public interface Progress {
  /** Nobody watches. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(long objects) {}

        @Override
        public void done(PublishPlan.Step step) {}

        @Override
        public void end() {}
      };

  /**
   * Before the first object.
   *
   * @param objects how many will be written or deleted
   */
  void begin(long objects);

  /** An object has been written or deleted. */
  void done(PublishPlan.Step step);

  /** No more will be done, whatever the reason. */
  void end();
}
