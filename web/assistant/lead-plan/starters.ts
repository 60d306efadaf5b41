import type { MessageKey } from '../../i18n'
import type { LeadField } from './store'

interface Starter {
  name: MessageKey
  fields: LeadField[]
}

function field(
  id: string,
  label: string,
  kind: LeadField['kind'],
  question: string,
  worth: number,
  choices: string[] = [],
) {
  return { id, label, kind, question, worth, choices }
}

/** What businesses of a trade usually find out first: to begin with, and to be changed. */
export const STARTERS: Starter[] = [
  {
    name: 'leads.tradeRetail',
    fields: [
      field('product', 'Product', 'text', 'Which product are you looking for?', 30),
      field('quantity', 'Quantity', 'number', 'How many would you need?', 20),
      field('budget', 'Budget', 'money', 'What would you like to spend?', 20),
      field('needed_by', 'Needed by', 'date', 'By when do you need it?', 20),
      field('email', 'E-mail', 'email', '', 10),
    ],
  },
  {
    name: 'leads.tradeClinic',
    fields: [
      field('treatment', 'Treatment', 'text', 'Which treatment is it about?', 30),
      field('day', 'Day', 'date', 'Which day would suit you?', 30),
      field('patient', 'New or known', 'choice', 'Have you been with us before?', 20, ['New patient', 'Known patient']),
      field('phone', 'Phone', 'phone', '', 20),
    ],
  },
  {
    name: 'leads.tradeTravel',
    fields: [
      field('destination', 'Destination', 'text', 'Where would you like to go?', 25),
      field('from_day', 'From', 'date', 'When would you like to leave?', 25),
      field('people', 'People', 'number', 'How many of you are travelling?', 20),
      field('budget', 'Budget', 'money', 'What is your budget for the trip?', 20),
      field('email', 'E-mail', 'email', '', 10),
    ],
  },
  {
    name: 'leads.tradeEducation',
    fields: [
      field('course', 'Course', 'text', 'Which course interests you?', 30),
      field('start', 'Start', 'date', 'When would you like to begin?', 20),
      field('how', 'How', 'choice', 'Would you like to learn online or at our place?', 20, ['Online', 'At your place']),
      field('email', 'E-mail', 'email', 'Where may we send the brochure?', 20),
      field('phone', 'Phone', 'phone', '', 10),
    ],
  },
  {
    name: 'leads.tradeRealEstate',
    fields: [
      field('area', 'Area', 'text', 'Which area are you looking in?', 25),
      field('size', 'Size', 'choice', 'What size do you need?', 20, ['1 BHK', '2 BHK', '3 BHK']),
      field('budget', 'Budget', 'money', 'What is your budget?', 25),
      field('visit', 'Visit', 'date', 'When would you like to see it?', 20),
      field('phone', 'Phone', 'phone', '', 10),
    ],
  },
]
