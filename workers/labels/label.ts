/** The charts' dyes: which label is which is said by its word, never by its colour alone. */
export const LABEL_COLOURS = ['indigo', 'clay', 'verdigris', 'lac', 'ochre', 'grey'] as const
export type LabelColour = (typeof LABEL_COLOURS)[number]

export interface Label {
  id: string
  name: string
  colour: LabelColour
}

/** More words than anybody can choose from are none. */
export const MOST_LABELS = 100
/** Characters of a name: it stands in a line of the list. */
export const LABEL_CHARACTERS = 40
