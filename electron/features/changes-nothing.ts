/** Whether a patch holds only what is there already; such a save is no step of undo. */
export function changesNothing<Entity extends object>(current: Entity, patch: Partial<Entity>): boolean {
  return (Object.keys(patch) as (keyof Entity)[]).every(
    (key) => JSON.stringify(current[key]) === JSON.stringify(patch[key]),
  );
}
