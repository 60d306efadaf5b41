/** Pages that are there for whoever is not in yet, and on which somebody may come who is. */
export const DOOR_PATHS: readonly string[] = ['/sign-up', '/verify', '/forgot', '/reset', '/invitation']

export function isDoor(path: string): boolean {
  return DOOR_PATHS.includes(path)
}
