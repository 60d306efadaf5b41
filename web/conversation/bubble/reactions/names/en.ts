export const names =
  'thumbs up yes ok|heart love|laugh joy funny|surprised wow|sad cry|thanks please pray namaste|applause clap|party celebrate|' +
  'smile happy|heart eyes love|hearts adore|kiss|wink|cool sunglasses|hug|star eyes excited|' +
  'slight smile|sweat relief|rolling laughing|angel innocent|thinking|neutral|eye roll|grimace awkward|' +
  'pensive sad|sobbing crying|angry|scream shock|pleading|sleep tired|ill sick fever|mind blown|' +
  'thumbs down no|ok fine|victory peace|fingers crossed luck|handshake deal agreed|strong muscle|wave hello bye|hands up hooray|' +
  'check done yes|cross no wrong|exclamation important|question|hundred perfect|fire hot|star|sparkles|' +
  'blue heart|green heart|yellow heart|purple heart|orange heart|black heart|broken heart|rose flower|' +
  'cake birthday|gift present|coffee tea|food meal|car drive|plane flight travel|house home|pin place location|' +
  'phone call|camera photo|document paper|parcel package|money|clock time|sun day|moon night'
