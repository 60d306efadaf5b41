import type { LabelColour } from '../../workers/labels/label'

/** New labels take them in turn. */
export const LABEL_COLOURS: readonly LabelColour[] = ['indigo', 'clay', 'verdigris', 'lac', 'ochre', 'grey']
