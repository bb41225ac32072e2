package io.modelregistry.edit.change;

/** A change that somebody asks for. It can be planned against any state of the data. */
public sealed interface Change
    permits CreateEntity,
        UpdateEntity,
        RenameEntity,
        DeleteEntity,
        DeprecateModel,
        SetPrice,
        SetCapabilities,
        SetPriority {
  /**
   * Works out which files it changes and how. Whether the result is valid is not looked at.
   *
   * @throws EditRefusal when it cannot be made
   */
  PlannedChange plan(AuthoredFiles files);
}
