//! What leads from the nodes of the registry to rooms on the right: the graph has cycles, and these files are where this room has its part of
//! them.

mod employer;
mod position;
mod unit;
