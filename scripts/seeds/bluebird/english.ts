import type { SeedTenant } from '../seed-file.ts'

export const englishDocuments: NonNullable<SeedTenant['knowledge']> = [
  {
    title: 'Opening hours',
    language: 'en',
    kind: 'faq',
    text: `Q: What are your opening hours?
A: Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are open from 10:00 am to 2:00 pm.

Q: When do you close today?
A: We close at 7:00 pm from Monday to Saturday and at 2:00 pm on Sunday.

Q: Are you open on public holidays?
A: On public holidays our office is open from 10:00 am to 2:00 pm. On 26 January, 15 August, 2 October and on Diwali day it stays closed.

Q: Can I reach somebody at night during a trip?
A: Travellers on a running trip can call the emergency line +1 555 010 0099 at any hour.`,
  },
  {
    title: 'Contact and address',
    language: 'en',
    kind: 'faq',
    text: `Q: Where is your office?
A: Our office is at 14 Lake View Road, first floor, Chennai. The nearest metro station is five minutes on foot.

Q: How can I contact you?
A: Write to us here on WhatsApp, call +1 555 010 0011 or send an email to hello@bluebird.test.

Q: Is there parking?
A: There is free parking for two-wheelers in front of the office. Cars can park in the public car park across the road.`,
  },
  {
    title: 'Tour prices',
    language: 'en',
    kind: 'markdown',
    text: `# Tour prices

All prices are per person in a double room. Breakfast and the guide are included, flights and trains are not.

## Coorg weekend
The Coorg weekend costs ₹4,600 per person for two nights.

## Munnar tea trail
The Munnar tea trail costs ₹7,200 per person for three nights.

## Hampi by bus
The Hampi tour by bus costs ₹5,400 per person for two nights, bus from Chennai included.

## Pondicherry day trip
The Pondicherry day trip costs ₹1,450 per person, lunch included.

## Andaman islands
The Andaman islands tour costs ₹28,500 per person for five nights, ferries included.

## Children and groups
Children under 5 travel free. Children from 5 to 11 pay half the price. Groups of eight or more get 5 percent off.`,
  },
  {
    title: 'Coorg weekend, winter',
    language: 'en',
    kind: 'markdown',
    text: `# Coorg weekend, winter

## Dates
The Coorg weekend runs on 12–14 December, 19–21 December, 9–11 January and 23–25 January. It starts on Friday at 6:00 am at our Chennai office and is back on Sunday at 9:00 pm.

## Price
The Coorg weekend costs ₹4,600 per person in a double room and ₹4,100 per person in a family room for four. A single room costs ₹6,300.

## What is included
The bus, two nights at Lantern Hill homestay, breakfast, the coffee estate walk and the entrance to Abbey Falls are included. Dinner costs ₹450 per person and must be ordered by noon.

## What to bring
Evenings are cold, around 12 degrees. Bring a jacket, walking shoes and your identity card.`,
  },
  {
    title: 'Cancellation and changes',
    language: 'en',
    kind: 'faq',
    text: `Q: What is your cancellation policy?
A: You can cancel free of charge until 15 days before departure. From 14 to 7 days before departure we keep 25 percent of the price, from 6 to 3 days 50 percent. After that nothing is refunded.

Q: How long does a refund take?
A: Refunds arrive within 7 working days on the card or account you paid with.

Q: Can I change the date of my trip?
A: You can change the date once without a fee until 7 days before departure. A later change costs ₹500 per person.

Q: What happens if Bluebird cancels the trip?
A: If we cancel a trip you get the full price back or another date, as you wish.`,
  },
  {
    title: 'Destinations',
    language: 'en',
    text: `Bluebird Travel runs small group tours from Chennai. Our destinations are Coorg, Munnar, Hampi, Pondicherry, Ooty, Kodaikanal, Rameswaram and the Andaman islands. Groups have at most 16 travellers and a guide who speaks English, Hindi and Tamil.

The Munnar tea trail runs every Thursday from October to March. The Hampi tour by bus runs on the first and third weekend of each month. The Pondicherry day trip runs every Saturday. The Andaman islands tour runs from November to April.

Ooty and Kodaikanal are private tours on request: tell us your dates and how many people travel.`,
  },
  {
    title: 'Documents you need',
    language: 'en',
    kind: 'faq',
    text: `Q: Which documents do I need?
A: Inside India every adult needs a government photo identity card: Aadhaar, driving licence, voter card or passport. Children need a school card or birth certificate.

Q: What do foreign guests need?
A: Foreign guests need their passport and a valid Indian visa. Hotels register both at check-in.

Q: Do I need a permit for the Andaman islands?
A: Indian citizens need no permit for the Andaman islands. Foreign guests get a free permit on arrival at Port Blair.`,
  },
  {
    title: 'Payment',
    language: 'en',
    kind: 'faq',
    text: `Q: How can I pay?
A: You can pay by UPI, debit or credit card, bank transfer, or cash at the office. We never ask for card numbers or one-time passwords in chat.

Q: How much is the deposit?
A: A deposit of 20 percent confirms the booking. The rest is due 7 days before departure.

Q: Can I pay in instalments?
A: Tours above ₹20,000 can be paid in three monthly instalments without interest.

Q: Do I get a GST invoice?
A: Every payment comes with a GST invoice by email on the same day.`,
  },
  {
    title: 'Luggage and pets',
    language: 'en',
    kind: 'faq',
    text: `Q: How much luggage can I bring?
A: On our buses each traveller can bring one bag of 15 kg and one small backpack. Extra bags cost ₹200 each.

Q: How much luggage is allowed on the Andaman flight?
A: The airline allows 15 kg of checked luggage and 7 kg in the cabin.

Q: Can I bring my dog?
A: Small dogs up to 8 kg travel free on our buses in a closed carrier. Please tell us one day before.

Q: I left something on the bus. What now?
A: Lost things are kept at the office for 30 days. Send us a photo or a description.`,
  },
  {
    title: 'Food and rooms',
    language: 'en',
    kind: 'faq',
    text: `Q: Is breakfast included?
A: Breakfast is part of every stay. Dinner is on request for ₹450 per person; please order by noon.

Q: Do you have vegetarian food?
A: Vegetarian and Jain meals are available on all tours. Tell us when you book.

Q: Are there rooms on the ground floor?
A: Lantern Hill in Coorg has two rooms on the ground floor. Ask us before you book, and we reserve one.`,
  },
  {
    title: 'During the trip',
    language: 'en',
    kind: 'faq',
    text: `Q: Is there Wi-Fi on the bus?
Q: Can I use the internet while we drive?
Q: Do you have wifi on board?
A: Our buses have free Wi-Fi between cities. In the hills the connection is slow.

Q: What if I miss the bus?
Q: I am late for the pick-up, what now?
Q: What happens when I arrive after departure?
A: We wait 15 minutes and call you. After that the trip counts as not taken, and you can join at the first stop on your own.

Q: Are the tours suitable for elderly people?
Q: Can my grandmother come along?
Q: Is it a lot of walking?
A: Pondicherry and Munnar have short walks only and suit elderly travellers. Hampi and Coorg have walks of up to two hours.`,
  },
  {
    title: 'Discounts and goodwill (for the team)',
    language: 'en',
    kind: 'markdown',
    audience: 'agents',
    text: `# Discounts and goodwill

## Returning guests
Guests with two or more trips in twelve months may get 8 percent off. Leela signs off anything above 10 percent.

## When a trip went wrong
For a delay of more than four hours offer a voucher of ₹500 per person. Refunds outside the rules need Meera.`,
  },
]
