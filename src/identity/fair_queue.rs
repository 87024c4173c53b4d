//! The queue before what is costly: few work at a time, few wait, and those who wait take turns by client, so that one who sends
//! hundreds keeps nobody else out. Known devices, which have signed in before, and unknown ones alternate, and each have half of the places
//! to wait: whoever owns an account has known devices, and keeps nobody out with them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Who waits: those of one client stand in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiter {
    pub client: String,
    /// Whether the device has signed in to the account before.
    pub is_known: bool,
}

/// So many work at a time, so many wait; who comes when that is full is refused at once.
pub struct Queue {
    most_waiting: usize,
    state: Mutex<State>,
}

struct State {
    free: usize,
    known: Lines,
    unknown: Lines,
    /// Whether the last one let in was known: then it is an unknown one's turn.
    known_went_last: bool,
}

/// The lines, that whose turn is next first. None is empty.
#[derive(Default)]
struct Lines(VecDeque<Line>);

struct Line {
    client: String,
    waiting: VecDeque<oneshot::Sender<Place>>,
}

/// The place of one who works. Its end lets the next one in.
pub struct Place(Arc<Queue>);

/// There are too many before this one.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

impl Queue {
    pub fn new(places: usize, most_waiting: usize) -> Self {
        let state = State { free: places, known: Lines::default(), unknown: Lines::default(), known_went_last: false };
        Self { most_waiting, state: Mutex::new(state) }
    }

    /// Waits for a place; refused at once where there are too many before, or later for the sake of a client that has fewer.
    pub async fn enter(self: &Arc<Self>, waiter: &Waiter) -> Result<Place, Full> {
        let waits = {
            let mut state = self.lock();
            if state.free > 0 {
                state.free -= 1;
                return Ok(Place(self.clone()));
            }
            state.wait(waiter, self.most_waiting).ok_or(Full)?
        };
        waits.await.map_err(|_| Full)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn wait(&mut self, waiter: &Waiter, most: usize) -> Option<oneshot::Receiver<Place>> {
        // Who has left stands in nobody's way.
        self.known.forget_gone();
        self.unknown.forget_gone();
        if self.known.len() + self.unknown.len() >= most && !self.makes_room(waiter, most) {
            return None;
        }
        let (lets_in, waits) = oneshot::channel();
        self.lines(waiter.is_known).stand(&waiter.client, lets_in);
        Some(waits)
    }

    /// Sends the last of the longest line away: of the other kind where that has more than its half of the places, or else of the
    /// newcomer's own, where that line is longer than the newcomer's will be.
    fn makes_room(&mut self, waiter: &Waiter, most: usize) -> bool {
        let others = self.lines(!waiter.is_known);
        if others.len() * 2 > most && others.send_away(0) {
            return true;
        }
        let lines = self.lines(waiter.is_known);
        lines.send_away(lines.length_of(&waiter.client) + 1)
    }

    fn lines(&mut self, is_known: bool) -> &mut Lines {
        if is_known { &mut self.known } else { &mut self.unknown }
    }

    /// The one to let in next, known and unknown by turns; with none, the place is free.
    fn next(&mut self) -> Option<oneshot::Sender<Place>> {
        let is_known_ones_turn = !self.known_went_last;
        for is_known in [is_known_ones_turn, !is_known_ones_turn] {
            if let Some(next) = self.lines(is_known).next() {
                self.known_went_last = is_known;
                return Some(next);
            }
        }
        self.free += 1;
        None
    }
}

impl Lines {
    fn len(&self) -> usize {
        self.0.iter().map(|line| line.waiting.len()).sum()
    }

    fn length_of(&self, client: &str) -> usize {
        self.0.iter().find(|line| line.client == client).map_or(0, |line| line.waiting.len())
    }

    fn stand(&mut self, client: &str, lets_in: oneshot::Sender<Place>) {
        match self.0.iter_mut().find(|line| line.client == client) {
            Some(line) => line.waiting.push_back(lets_in),
            None => self.0.push_back(Line { client: client.to_owned(), waiting: [lets_in].into() }),
        }
    }

    /// Takes one of the line whose turn it is, which goes behind the others.
    fn next(&mut self) -> Option<oneshot::Sender<Place>> {
        let mut line = self.0.pop_front()?;
        let next = line.waiting.pop_front();
        if !line.waiting.is_empty() {
            self.0.push_back(line);
        }
        next
    }

    /// Sends the last of the longest line away, if more than so many stand in it.
    fn send_away(&mut self, fewest: usize) -> bool {
        let longest = self.0.iter_mut().max_by_key(|line| line.waiting.len()).filter(|line| line.waiting.len() > fewest);
        // Its sender gone, who waits hears that nobody will let them in.
        let is_sent = longest.is_some_and(|line| line.waiting.pop_back().is_some());
        self.forget_gone();
        is_sent
    }

    fn forget_gone(&mut self) {
        for line in &mut self.0 {
            line.waiting.retain(|lets_in| !lets_in.is_closed());
        }
        self.0.retain(|line| !line.waiting.is_empty());
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let next = self.0.lock().next();
        if let Some(lets_in) = next {
            // Who has left meanwhile gives the place back, and its end lets the next one in.
            drop(lets_in.send(Self(self.0.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use futures_util::future::BoxFuture;

    use super::*;

    type Waiting = BoxFuture<'static, Result<Place, Full>>;

    /// Stands in the queue; it is the test that goes on.
    fn comes(queue: &Arc<Queue>, client: &str, is_known: bool) -> Waiting {
        let (queue, waiter) = (queue.clone(), Waiter { client: client.to_owned(), is_known });
        let mut waiting = async move { queue.enter(&waiter).await }.boxed();
        match waiting.as_mut().now_or_never() {
            Some(done) => async move { done }.boxed(),
            None => waiting,
        }
    }

    fn is_in(waiting: &mut Waiting) -> Option<Place> {
        waiting.now_or_never()?.ok()
    }

    fn is_refused(waiting: &mut Waiting) -> bool {
        matches!(waiting.now_or_never(), Some(Err(Full)))
    }

    #[test]
    fn those_who_wait_take_turns_by_client() {
        let queue = Arc::new(Queue::new(1, 10));
        let works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let mut many: Vec<_> = (0..5).map(|_| comes(&queue, "a", false)).collect();
        let mut one = comes(&queue, "b", false);

        drop(works);
        let first = is_in(&mut many[0]).expect("who came first");
        assert!(is_in(&mut one).is_none() && is_in(&mut many[1]).is_none());
        drop(first);
        let second = is_in(&mut one).expect("the other client, before the second of the first");
        drop(second);
        assert!(is_in(&mut many[1]).is_some());
    }

    #[test]
    fn a_full_queue_refuses_who_has_most_in_it() {
        let queue = Arc::new(Queue::new(1, 3));
        let _works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let mut many: Vec<_> = (0..3).map(|_| comes(&queue, "a", false)).collect();

        assert!(is_refused(&mut comes(&queue, "a", false)));
        let mut other = comes(&queue, "b", false);
        assert!(is_refused(&mut many[2]), "the last of the longest line");
        assert!(!is_refused(&mut other) && !is_refused(&mut many[1]));
        assert!(is_refused(&mut comes(&queue, "b", false)), "two have no more than two");
    }

    #[test]
    fn known_and_unknown_devices_go_in_by_turns() {
        let queue = Arc::new(Queue::new(1, 10));
        let works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let mut unknown = [comes(&queue, "b", false), comes(&queue, "c", false)];
        let mut known: Vec<_> = (0..3).map(|_| comes(&queue, "d", true)).collect();

        drop(works);
        drop(is_in(&mut known[0]).expect("a known one first"));
        drop(is_in(&mut unknown[0]).expect("an unknown one after it"));
        drop(is_in(&mut known[1]).expect("a known one again"));
        drop(is_in(&mut unknown[1]).expect("an unknown one again"));
        assert!(is_in(&mut known[2]).is_some());
    }

    #[test]
    fn a_known_device_is_kept_out_by_nobody_unknown() {
        let queue = Arc::new(Queue::new(1, 2));
        let works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let mut strangers = [comes(&queue, "b", false), comes(&queue, "c", false)];
        let mut known = comes(&queue, "d", true);

        drop(works);
        let place = is_in(&mut known).expect("before those who came earlier");
        drop(place);
        let refused = strangers.iter_mut().filter_map(|stranger| stranger.now_or_never()).filter(Result::is_err).count();
        assert_eq!(refused, 1);
    }

    #[test]
    fn known_devices_leave_unknown_ones_their_half_of_the_places() {
        let queue = Arc::new(Queue::new(1, 4));
        let _works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let mut known: Vec<_> = (0..4).map(|_| comes(&queue, "d", true)).collect();

        let mut unknown = [comes(&queue, "b", false), comes(&queue, "c", false)];
        assert!(is_refused(&mut known[3]) && is_refused(&mut known[2]), "they had more than their half");
        assert!(is_refused(&mut comes(&queue, "d", true)));
        let mut other = comes(&queue, "e", true);
        assert!(!is_refused(&mut other), "a client that has fewer");
        assert!(unknown.iter_mut().all(|waiting| !is_refused(waiting)));
        assert!(is_refused(&mut comes(&queue, "f", false)), "nor do these have more");
    }

    #[test]
    fn who_leaves_holds_no_place() {
        let queue = Arc::new(Queue::new(1, 2));
        let works = is_in(&mut comes(&queue, "a", false)).expect("the place is free");
        let (first, mut second) = (comes(&queue, "b", false), comes(&queue, "c", false));

        drop(first);
        let mut third = comes(&queue, "d", false);
        drop(works);
        let place = is_in(&mut second).expect("the next who is still there");
        drop(second);
        drop(place);
        assert!(is_in(&mut third).is_some());
        assert_eq!(queue.lock().free, 1);
    }
}
