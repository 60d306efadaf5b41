/** A file above what is offered, or above a template: with the server since it was chosen. */
export interface ChosenFile {
  /** `upl_…` */
  id: string
  filename: string
  kind: 'image' | 'video' | 'document'
  /** Here in this browser. */
  url: string
}

const chosen = new Map<string, ChosenFile>()

export function rememberFile(file: ChosenFile): void {
  chosen.set(file.id, file)
}

/** One that was chosen in this page: shown before it was sent. */
export function fileHere(uploadId: string): ChosenFile | undefined {
  return chosen.get(uploadId)
}

export function forgetFilesHere(): void {
  for (const { url } of chosen.values()) URL.revokeObjectURL(url)
  chosen.clear()
}
