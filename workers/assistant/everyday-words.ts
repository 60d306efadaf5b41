import { conceptOf } from './concepts'
import { wordForm } from './word-form'

/**
 * Words of everyday life and of business that speak of the same, in English and romanised Hindi, as they are mixed in one
 * sentence. A `*` stands for any ending; a word may speak of two things. Coarse, where concepts.ts is exact: "snow" and
 * "umbrella" are both of the weather, which says what a message is about, but could hold no claim against a source. So
 * neither table can stand for the other; a word that is not here means what it means there.
 */
const TABLE = `
weather: weather mausam mosam climate forecast temperature tapman taapmaan degree celsius fahrenheit humid humidity umi nami rain rainy raining barish baarish barsat bearish shower drizzle boondabandi umbrella chhata chata chhatri raincoat bheeg* snow snowy snowing snowfall barf barfbari hail ole storm stormy toofan tufan aandhi thunder bijli lightning flood baadh sun sunny dhoop dhup sunshine garmi garam hot warm heat cold cool chilly thand thanda thandi thandak sardi freeze freezing wind windy hawa hava breeze cloud cloudy badal baadal fog foggy kohra dhund kuhasa clear saaf sky aasman asman
sunrise: sunrise suryoday sooryoday surya suraj sooraj ugega ugta
sunset: sunset suryast sooryast doobega dubega
music: music song songs gaana gana gaane gane geet sangeet album track tune dhun singer gayak gayika band artist playlist spotify lyrics bhajan ghazal qawwali radio melody
play: play bajao baja* chalao chala* sunao suna* listen sunna sunni sunu
repeat: repeat replay dobara dubara dobaara phir fir again punah
next: next skip agla agli agle aagla aage
previous: previous last pichla pichli pichle pehla pehle back wapas vapas
dislike: dislike napasand bekar kharab bura hate nafrat ghatiya
add: add jodo jod* jor* plus badhao barha* badha* increase extra include shamil dalo daal*
less: less reduce ghata* kam minus subtract decrease short chota
create: create make new banao bana* set lagao laga* start shuru naya nayi naye schedule
remove: remove delete cancel clear hatao hata* mita* nikal* radd khatam khatm discard erase dismiss
stop: stop roko rok* ruk* band end quit halt bund pause
resume: resume continue jari jaari unpause restart
change: change update badlo badal* edit modify adjust tabdeel move shift reschedule sudhar* theek badla
show: show display dikha* dikhe list
remind: remind reminder yaad yad memo anusmarak smaran bhool* bhul*
alarm: alarm wake jaga* uthao utha* uthna uthne jagna ghanti
timer: timer countdown ginti stopwatch
snooze: snooze jhapki
silence: silence silent mute chup khamosh shant quiet
message: message sandesh sandes msg text sms whatsapp inbox paigam likh* reply jawab javab jawaab uttar respond
send: send bhejo bhej* forward pahuncha* deliver
read: read padho padh* parh* unread
call: call phone ring dial
traffic: traffic jaam jam yatayat congestion bheed bhid bhidbhad accident durghatna hadsa crash slow delay construction nirman blocked
road: road sadak rasta raasta raste raaste highway route street gali marg path lane bridge pul freeway interstate exit
directions: direction directions disha navigate navigation map naksha
distance: distance doori duri dur door far kilometer km mile miles meel meter metre
travel: drive driving travel trip safar yatra jaana jane jana jaane jaate pahunch* reach arrive leave nikal* nikl* ravana flight train bus car gaadi gadi bike cab taxi walk paidal commute
duration: long duration hour hours ghanta ghante ghanton minute minutes minat mins second seconds time samay samaya waqt vakt der
event: event events concert concerts festival mela tyohar show party parties utsav samaroh karyakram program programme match khel game movie film filme natak theater theatre play exhibition pradarshan tamasha shadi shaadi wedding ticket tickets manoranjan entertainment perform mazedar maza activity activities
near: near nearby paas pas nazdeek nazdik karib kareeb around aaspaas yahan yaha here local
today: today aaj tonight
tomorrow: tomorrow kal
yesterday: yesterday
day: day days din dinon daily roz rozana pratidin
week: week weeks hafte hafta haftey saptah weekend weekly
month: month months mahina mahine maheena maheene
year: year years saal varsh
weekday: monday tuesday wednesday thursday friday saturday sunday somvar mangalvar budhvar guruvar brihaspativar shukravar shanivar ravivar itvar
morning: morning subah savere sabere
noon: noon afternoon dopahar dopeher
evening: evening shaam sham
night: night raat rat midnight
oclock: baje bajhe am pm oclock
now: now abhi ab currently filhal turant immediately jaldi foran
every: every har each all sab sabhi sare saare poora pura
how_much: kitna kitni kitne much many count total
home: home ghar house makaan
work: work kaam office daftar job naukri meeting mulakat
food: food khana khaana dinner lunch breakfast nashta bhojan eat restaurant
price: price prices cost costs kimat keemat daam mulya bhav expensive mehenga mehnga cheap sasta saste
fee: fee fees charge charges charged shulk kiraya
rate: rate rates exchange conversion dar
waiting: pending waiting wait processing intezar intezaar ruka latka
refused: declined rejected refused denied fail failed unsuccessful asafal nakara
wrong: wrong incorrect mistake error galat galati unexpected
lost: lost missing gayab kho khoya khoyi
stolen: stolen theft fraud hacked compromised chori churaya dhokha
cash: cash atm withdraw withdrawal withdrew nakad naqad
currency: currency currencies dollars dollar euro euros pound pounds mudra
verify: verify verification identity proof pehchan pehchaan sabit
twice: twice double duplicate
limit: limit limits maximum max seema
card: card cards
transfer: transfer transferred transfers transferring
code: pin passcode password code otp
abroad: abroad overseas international foreign videsh
quality: quality gunvatta
warranty: warranty guarantee
contact: contact sampark helpline
status: status sthiti track tracking
complaint: complaint complain shikayat
discount: discount offer coupon chhoot chhut
pay: pay payment bhugtan bhugtaan
buy: buy purchase kharid* khareed* mangwa* order lena lunga
sell: sell bech* bikri
return: return lauta* returned back wapas vapas wapsi vaapsi
refund: refund refunded reimburse vaapsi wapsi
help: help madad sahayata sahayta support
problem: problem samasya dikkat pareshani issue trouble mushkil
broken: broken kharab toota tuta fail failed
place: shop store dukan dukaan market bazaar bazar city shahar shehar town village gaon address pata jagah location
big: big large bada badi bade
small: small chota chhota choti chhoti
size: size naap
weight: weight vajan wajan
health: health swasthya sehat medicine dawa dawai doctor illness bimari beemari
child: child kid baby bachcha baccha bachche
bed: bed sleep mattress gadda palang bistar sona neend
water: water paani pani
win: win winner jeet* jeeta
points: point points ank score
team: team dal
game: khel* player khiladi
free: free muft
`

const EXACT = new Map<string, string[]>()
const STEMS = new Map<string, string[]>()

for (const line of TABLE.trim().split('\n')) {
  const [meaning = '', words = ''] = line.split(': ')
  for (const word of words.split(' ')) {
    const form = wordForm(word.replace('*', ''))
    const held = word.endsWith('*') ? STEMS : EXACT
    const meanings = held.get(form) ?? []
    if (!meanings.includes(meaning)) held.set(form, [...meanings, meaning])
  }
}

const SHORTEST_STEM = 3
const LONGEST_STEM = Math.max(...Array.from(STEMS.keys(), (stem) => stem.length))

/** What a word speaks of, whichever way it is spelled: mostly nothing, or one thing. */
export function meaningsOf(word: string, form: string): readonly string[] {
  const exact = EXACT.get(form)
  if (exact) return exact
  for (let size = Math.min(LONGEST_STEM, form.length); size >= SHORTEST_STEM; size--) {
    const meanings = STEMS.get(form.slice(0, size))
    if (meanings) return meanings
  }
  const concept = conceptOf(word, '')
  return concept === undefined ? [] : [concept]
}
