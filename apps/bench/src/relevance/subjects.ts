/** What generated groups are about: `category: subject (tags) what one does there`. */
export const subjects = `
gaming: Board Games (boards, tabletop) play
gaming: Strategy (strategy, war games) plan
gaming: Esports (esports, matches) watch matches
gaming: Roguelikes (roguelike, retro) die again
gaming: Card Games (cards, decks) build decks
gaming: Racing Sims (racing, simulators) drive laps
gaming: Puzzle Adventures (puzzle, adventure) solve riddles
gaming: Virtual Reality (vr, headsets) put on headsets
gaming: Farming Sims (farming, cosy) water turnips
gaming: Shooters (fps, aim) practise aim
music: Hip Hop (rap, beats) trade verses
music: House Music (house, electronic) share mixes
music: Blues (blues, guitar) bend strings
music: Drumming (drums, rhythm) keep time
music: Violin (violin, strings) practise scales
music: Music Theory (theory, harmony) argue about chords
music: Punk (punk, gigs) find gigs
music: Ambient (ambient, calm) drift away
music: Ukulele (ukulele, songs) strum along
music: Orchestra (orchestra, classical) read scores
education: Portuguese (portuguese, languages) speak
education: Mandarin (mandarin, languages) learn characters
education: Statistics (statistics, maths) analyse samples
education: Creative Writing (writing, stories) write stories
education: Drawing (drawing, art) sketch each other
education: Economics (economics, markets) discuss markets
education: Public Speaking (speaking, stage) give talks
education: Art History (art, museums) visit museums
education: Biology Class (biology, school) label cells
education: Medicine (medicine, students) revise anatomy
science: Robotics (robots, makers) build robots
science: Astrophotography (astronomy, photos) stack exposures
science: Chemistry (chemistry, lab) mix things safely
science: Python Programming (python, code) write scripts
science: Web Design (web, design) move pixels
science: Data Visualisation (data, charts) draw charts
science: Geology (rocks, minerals) lick stones
science: Neuroscience (brain, papers) read papers
science: Drones (drones, flying) fly
science: Mobile Apps (apps, phones) ship apps
entertainment: Documentaries (documentary, film) watch and discuss
entertainment: Musicals (musicals, stage) sing along
entertainment: Fantasy Novels (fantasy, books) read maps
entertainment: Basketball (basketball, sport) shoot hoops
entertainment: Trivia (quiz, trivia) guess
entertainment: Improv Theatre (improv, stage) say yes
entertainment: Classic Cinema (film, classics) watch old films
entertainment: Animation (animation, drawing) draw frames
entertainment: Tennis (tennis, sport) find partners
entertainment: Street Photography (photos, street) show pictures
community: Gardening (garden, plants) grow things
community: Cycling (cycling, bikes) ride on Sundays
community: Yoga (yoga, fitness) breathe
community: Cooking (cooking, food) swap recipes
community: Climbing (climbing, fitness) find belayers
community: Language Exchange (languages, friends) swap languages
community: Young Parents (parents, kids) compare nights
community: Remote Work (remote, work) share desks
community: Wild Swimming (swimming, outdoors) jump in cold water
community: Neighbourhood Watch (neighbours, safety) look after each other
other: Genealogy (family, archives) search archives
other: Home Improvement (house, tools) drill holes
other: Watches (watches, collecting) wind springs
other: Travel Planning (travel, trips) plan trips
other: Stamps (stamps, collecting) trade doubles
other: Investing (investing, money) compare funds
`
  .trim()
  .split('\n');

export const places = (
  'Lisbon, Oslo, Berlin, Porto, Ghent, Leeds, Lyon, Turin, Malmö, Gdańsk, Prague, Vienna, Dublin, Cork, Bergen, ' +
  'Tartu, Riga, Sofia, Athens, Valencia, Bilbao, Nantes, Basel, Graz, Utrecht, Toronto, Austin, Denver, Nairobi, ' +
  'Lagos, Mumbai, Pune, Osaka, Kyoto, Seoul, Hanoi, Perth, Auckland, Bogotá, Lima'
).split(', ');

/** How a name is made of a subject and a place. */
export const namePatterns = [
  '{place} {subject}',
  '{subject} {place} Meetup',
  '{subject} Beginners {place}',
  '{place} {subject} Crew',
  'Friends of {subject} {place}',
  '{subject} on Sundays, {place}',
];

export const descriptionPatterns = [
  'People from {place} who {act} together.',
  'We {act} once a week. Everybody is welcome.',
  'A friendly place to {act}, for beginners and old hands.',
  '{subject} and nothing else. Be kind.',
  'Meet others in {place}, {act}, and stay for a drink.',
];
