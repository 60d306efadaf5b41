/** What is found out, in words: its name, its question, its choices. */
export type RowId =
  | 'product'
  | 'quantity'
  | 'budget'
  | 'needed_by'
  | 'email'
  | 'phone'
  | 'address'
  | 'name'
  | 'treatment'
  | 'day'
  | 'time'
  | 'patient'
  | 'destination'
  | 'from_day'
  | 'people'
  | 'course'
  | 'start'
  | 'how'
  | 'area'
  | 'size'
  | 'visit'
export type FlowId = 'order' | 'appointment' | 'trip' | 'enrolment' | 'viewing'

export interface TradeWords {
  rows: Record<RowId, [label: string, question: string, ...choices: string[]]>
  flows: Record<FlowId, [name: string, done: string, ...phrases: string[]]>
}
